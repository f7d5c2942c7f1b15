package dev.assay.layer.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/**
 * A real PostgreSQL for a test run, started once and stopped at its end.
 *
 * <p>Name it on a test class by {@code @WithTestResource(PostgresResource.class)}. It hands the
 * application's default datasource its addresses, over JDBC for migrations and over the reactive
 * client for the store.
 */
public final class PostgresResource implements QuarkusTestResourceLifecycleManager {
  private static final String USER = "postgres";

  private EmbeddedPostgres postgres;

  @Override
  public Map<String, String> start() {
    try {
      postgres = EmbeddedPostgres.builder().start();
    } catch (IOException e) {
      throw new UncheckedIOException("PostgreSQL did not start", e);
    }
    var address = "postgresql://localhost:" + postgres.getPort() + "/postgres";
    return Map.of(
        "quarkus.datasource.reactive.url", address,
        "quarkus.datasource.jdbc.url", "jdbc:" + address,
        "quarkus.datasource.username", USER,
        "quarkus.datasource.password", USER);
  }

  @Override
  public void stop() {
    if (postgres == null) {
      return;
    }
    try {
      postgres.close();
    } catch (IOException e) {
      throw new UncheckedIOException("PostgreSQL did not stop", e);
    }
  }
}
