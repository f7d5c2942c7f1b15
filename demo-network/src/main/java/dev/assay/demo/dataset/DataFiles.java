package dev.assay.demo.dataset;

import dev.assay.demo.seed.Seed;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * The three CSV files of made-up sensor data, with the columns that their readers must know.
 *
 * <p>A file's rows follow from the seed alone; a file ends with the row that reaches its size.
 */
final class DataFiles {
  private DataFiles() {}

  /** A column and its Croissant data type. */
  record Column(String name, String dataType) {}

  /** A file as made. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Csv(String name, String recordSet, List<Column> columns, byte[] bytes) {}

  static List<Csv> of(Seed seed) {
    return List.of(
        csv(seed, "readings", 1 << 20, READING_COLUMNS, DataFiles::reading),
        csv(seed, "events", 512 << 10, EVENT_COLUMNS, DataFiles::event),
        csv(seed, "stations", 64 << 10, STATION_COLUMNS, DataFiles::station));
  }

  private static final int STATIONS = 1200;
  private static final List<String> KINDS =
      List.of("calibration", "restart", "battery-low", "link-lost", "link-restored");
  private static final List<String> REGIONS =
      List.of("eu-central", "us-east", "ap-south", "sa-east");

  private static final List<Column> READING_COLUMNS =
      List.of(
          new Column("reading_id", "sc:Integer"),
          new Column("station_id", "sc:Integer"),
          new Column("minute", "sc:Integer"),
          new Column("temperature_celsius", "sc:Float"),
          new Column("humidity_percent", "sc:Float"));
  private static final List<Column> EVENT_COLUMNS =
      List.of(
          new Column("event_id", "sc:Integer"),
          new Column("station_id", "sc:Integer"),
          new Column("minute", "sc:Integer"),
          new Column("kind", "sc:Text"));
  private static final List<Column> STATION_COLUMNS =
      List.of(
          new Column("station_id", "sc:Integer"),
          new Column("region", "sc:Text"),
          new Column("latitude", "sc:Float"),
          new Column("longitude", "sc:Float"),
          new Column("serial", "sc:Text"));

  private static String reading(Random random, int row) {
    double temperature = 12 + 9 * random.nextGaussian();
    double humidity = 100 * random.nextDouble();
    return row(row, station(random), minute(random), decimal(temperature, 2), decimal(humidity, 1));
  }

  private static String event(Random random, int row) {
    return row(row, station(random), minute(random), KINDS.get(random.nextInt(KINDS.size())));
  }

  private static String station(Random random, int row) {
    double latitude = 180 * random.nextDouble() - 90;
    double longitude = 360 * random.nextDouble() - 180;
    String serial = "%016x".formatted(random.nextLong());
    return row(row, REGIONS.get(row % 4), decimal(latitude, 4), decimal(longitude, 4), serial);
  }

  private static int station(Random random) {
    return 1 + random.nextInt(STATIONS);
  }

  private static int minute(Random random) {
    return random.nextInt(525_600);
  }

  private static String decimal(double value, int digits) {
    return String.format(Locale.ROOT, "%." + digits + "f", value);
  }

  private static String row(Object... cells) {
    var row = new StringBuilder();
    for (Object cell : cells) {
      row.append(row.isEmpty() ? "" : ",").append(cell);
    }
    return row.append('\n').toString();
  }

  private interface Row {
    String of(Random random, int number);
  }

  private static Csv csv(Seed seed, String name, int size, List<Column> columns, Row row) {
    var random = seed.random("dataset " + name);
    var text = new StringBuilder(size + 100);
    text.append(row(columns.stream().map(Column::name).toArray()));
    for (int number = 1; text.length() < size; number++) {
      text.append(row.of(random, number));
    }
    byte[] bytes = text.toString().getBytes(StandardCharsets.US_ASCII);
    return new Csv(name + ".csv", name, columns, bytes);
  }
}
