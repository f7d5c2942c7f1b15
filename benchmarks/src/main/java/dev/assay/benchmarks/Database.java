package dev.assay.benchmarks;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;

/** A PostgreSQL of the run's own with the gateway's database, which the gateway migrates itself. */
final class Database implements AutoCloseable {
  /** How many connections the gateway and the peer may each have. */
  static final int CONNECTIONS = 10;

  private static final String PROJECT =
      "insert into project (slug, name, version, digest, updated_at)"
          + " values ('measured', 'Measured', 1, repeat('0', 64), now()) on conflict do nothing";
  private static final String VERDICT =
      "insert into verdict (id, slug, policy_name, word, created_at, bundle_digest, page_digest,"
          + " document) values (?, 'measured', 'balanced', 'PASS', now(), repeat('0', 64),"
          + " repeat('0', 64), ?)";

  private final EmbeddedPostgres server;

  private Database(EmbeddedPostgres server) {
    this.server = server;
  }

  static Database start(Path work) throws IOException {
    return new Database(
        EmbeddedPostgres.builder()
            .setOverrideWorkingDirectory(work.toFile())
            .setServerConfig("listen_addresses", "127.0.0.1")
            .start());
  }

  /** Its address in the form of the reactive drivers. */
  String address() {
    return "postgresql://127.0.0.1:" + server.getPort() + "/postgres";
  }

  /** Its user; it trusts whoever asks from this machine. */
  static String user() {
    return "postgres";
  }

  /** Stores a verdict of these bytes under this id, once the gateway has made its tables. */
  void store(UUID id, byte[] document) throws SQLException {
    try (Connection connection = server.getPostgresDatabase().getConnection();
        Statement project = connection.createStatement();
        PreparedStatement verdict = connection.prepareStatement(VERDICT)) {
      project.execute(PROJECT);
      verdict.setObject(1, id);
      verdict.setBytes(2, document);
      verdict.executeUpdate();
    }
  }

  /** Its version, in its own words. */
  String version() throws SQLException {
    try (Connection connection = server.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("show server_version")) {
      rows.next();
      return "PostgreSQL " + rows.getString(1);
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
