package dev.assay.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command as a launcher starts it: a process of its own. */
class DemoNetworkCommandTest {
  @TempDir private Path folder;

  @Test
  void itSaysWhenItIsReadyAndStopsWhenItsInputEnds() throws Exception {
    // Given
    var process = start(plan("seed: 1"), "--port", "0", "--node-port", "0", "--until-eof");
    BufferedReader out = process.inputReader(StandardCharsets.UTF_8);

    // When
    String line = out.readLine();
    process.getOutputStream().close();

    // Then
    assertThat(line).isEqualTo("demo network ready");
    assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isZero();
    assertThat(out.readLine()).isNull();
    assertThat(errors(process)).isEmpty();
  }

  @Test
  void itStopsWhenItIsTold() throws Exception {
    // Given
    var process = start(plan("seed: 1"));
    String line = process.inputReader(StandardCharsets.UTF_8).readLine();

    // When
    process.toHandle().destroy();

    // Then
    assertThat(line).isEqualTo("demo network ready");
    assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
    assertThat(errors(process)).isEmpty();
  }

  @Test
  void aTakenPortIsOneSentence() throws Exception {
    // Given
    try (var other = new ServerSocket(0, 1, InetAddress.getByName("127.42.0.1"))) {
      String port = Integer.toString(other.getLocalPort());

      // When
      var process = start(plan("seed: 1"), "--port", port);

      // Then
      assertThat(errors(process))
          .isEqualTo(
              "demo network: port %s of 127.42.0.1 is taken: stop what listens there or choose another port\n"
                  .formatted(port));
      assertThat(process.waitFor()).isEqualTo(69);
    }
  }

  @Test
  void mistakesHaveExitCodesOfTheirOwn() throws Exception {
    // When
    var usage = start(plan("seed: 1"), "--prot", "1");
    var plan = start(plan("nodes: { answering: 99 }"));
    var file = start(folder.resolve("none.yaml"));

    // Then
    assertThat(errors(usage)).contains("--prot");
    assertThat(usage.waitFor()).isEqualTo(64);
    assertThat(errors(plan)).contains("nodes.answering must be between 0 and 24, not 99");
    assertThat(plan.waitFor()).isEqualTo(65);
    assertThat(errors(file)).contains("cannot read").contains("none.yaml");
    assertThat(file.waitFor()).isEqualTo(66);
  }

  private Path plan(String line) throws Exception {
    var file = Files.createTempFile(folder, "network", ".yaml");
    return Files.writeString(file, "schema: assay.demo-network/v1\n" + line + "\n");
  }

  private static Process start(Path plan, String... options) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp"));
    command.add(System.getProperty("java.class.path"));
    command.add(DemoNetwork.class.getName());
    command.add(plan.toString());
    command.addAll(List.of(options));
    return new ProcessBuilder(command).start();
  }

  private static String errors(Process process) throws Exception {
    return new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
  }
}
