package dev.assay.cli.stack;

import dev.assay.cli.Complaint;
import dev.assay.cli.Home;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;

/**
 * A PostgreSQL server of a stack's own, with one database for each service. Writes reach the disk
 * before they are confirmed, because the services promise that nothing is lost.
 */
final class Database implements AutoCloseable {
  /** The user that owns everything; the server listens on the loopback address alone. */
  static final String USER = "postgres";

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final EmbeddedPostgres server;

  private Database(EmbeddedPostgres server) {
    this.server = server;
  }

  /** Starts a server over a fresh data folder and makes the databases. */
  static Database start(Home home, StackFolder folder, Path log, int port, List<Part> parts) {
    Path programs = home.work().resolve("postgresql");
    // The library would otherwise look for its old folders under /tmp.
    System.setProperty("ot.epg.working-dir", programs.toString());
    Database database = null;
    try {
      Files.createDirectories(programs);
      database = new Database(server(programs, folder.database(), log, port));
      database.demandOwn(folder.database());
      database.create(parts);
      return database;
    } catch (IOException | IllegalStateException | SQLException e) {
      if (database != null) {
        database.close();
      }
      throw Complaint.unavailable(
          "PostgreSQL did not start on port %d: %s; its log is %s."
              .formatted(port, firstLine(e), log));
    }
  }

  private static EmbeddedPostgres server(Path programs, Path data, Path log, int port)
      throws IOException {
    File into = log.toFile();
    return EmbeddedPostgres.builder()
        .setOverrideWorkingDirectory(programs.toFile())
        .setDataDirectory(data)
        .setCleanDataDirectory(true)
        .setRegisterShutdownHook(false)
        .setPort(port)
        .setPGStartupWait(PATIENCE)
        .setServerConfig("listen_addresses", "127.0.0.1")
        .setServerConfig("fsync", "on")
        .setServerConfig("synchronous_commit", "on")
        .setServerConfig("full_page_writes", "on")
        .setServerConfig("max_connections", "200")
        // Nothing outside of the data folder, so that removing it removes all.
        .setServerConfig("unix_socket_directories", "")
        .setServerConfig("dynamic_shared_memory_type", "mmap")
        .setErrorRedirector(ProcessBuilder.Redirect.appendTo(into))
        .setOutputRedirector(ProcessBuilder.Redirect.appendTo(into))
        .start();
  }

  /** Another server on the port would answer just as well; this one must be ours. */
  private void demandOwn(Path data) throws SQLException, IOException {
    try (Connection connection = server.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SHOW data_directory")) {
      if (!rows.next() || !Path.of(rows.getString(1)).toRealPath().equals(data.toRealPath())) {
        throw new IllegalStateException("another PostgreSQL answers there");
      }
    }
  }

  private void create(List<Part> parts) throws SQLException {
    try (Connection connection = server.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      for (Part part : parts) {
        statement.execute("CREATE DATABASE " + part.word());
      }
    }
  }

  /** The address of a service's database, without its scheme's first word. */
  String address(Part part) {
    return "postgresql://127.0.0.1:" + server.getPort() + "/" + part.word();
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      throw Complaint.internal("PostgreSQL did not stop: " + e.getMessage() + ".");
    }
  }

  private static String firstLine(Exception e) {
    Throwable deepest = e;
    while (deepest.getCause() != null) {
      deepest = deepest.getCause();
    }
    return String.valueOf(deepest.getMessage()).lines().findFirst().orElse("no reason given");
  }
}
