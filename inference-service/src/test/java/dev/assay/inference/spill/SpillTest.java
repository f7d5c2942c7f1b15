package dev.assay.inference.spill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.assay.inference.spill.Spill.Part;
import dev.assay.verification.finding.Reason;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpillTest {
  private static final int PLENTY = 1 << 24;

  @TempDir private Path folder;

  @Test
  void givenParts_whenReadBackInAnyOrder_thenTheyAreTheSameByteForByte() throws Exception {
    // Given
    Random random = new Random(7);
    List<byte[]> written = new ArrayList<>();
    List<Part> parts = new ArrayList<>();
    try (Spill spill = new SpillFolder(folder, PLENTY, PLENTY).open()) {
      for (int i = 0; i < 200; i++) {
        byte[] bytes = new byte[random.nextInt(20_000)];
        random.nextBytes(bytes);
        written.add(bytes);
        parts.add(spill.append(bytes));
      }
      // When, then
      for (int i = 199; i >= 0; i--) {
        assertThat(read(spill, parts.get(i))).isEqualTo(written.get(i));
      }
    }
  }

  @Test
  void givenABoundPerLoad_whenItIsReached_thenItIsNamedAndWhatStandsThereStays() throws Exception {
    // Given
    try (Spill spill = new SpillFolder(folder, 100, PLENTY).open()) {
      Part first = spill.append(new byte[60]);
      // When
      EvidenceLost lost = lost(() -> spill.append(new byte[41]));
      // Then
      assertThat(lost.reason()).isEqualTo(Reason.TOO_LARGE);
      assertThat(lost).hasMessageContaining("100 bytes");
      assertThat(read(spill, first)).hasSize(60);
      spill.append(new byte[40]);
    }
  }

  @Test
  void givenABoundForAll_whenLoadsReachItTogether_thenTheNextOneHasRoomOnceTheyEnd()
      throws Exception {
    // Given
    SpillFolder spills = new SpillFolder(folder, 100, 150);
    Spill first = spills.open();
    first.append(new byte[90]);
    try (Spill second = spills.open()) {
      // When
      EvidenceLost lost = lost(() -> second.append(new byte[70]));
      first.close();
      // Then
      assertThat(lost.reason()).isEqualTo(Reason.TOO_LARGE);
      assertThat(lost).hasMessageContaining("150 bytes");
      second.append(new byte[70]);
    }
  }

  @Test
  void givenAnEndedLoad_whenClosed_thenNoFileIsLeft() throws Exception {
    // Given
    Spill spill = new SpillFolder(folder, PLENTY, PLENTY).open();
    spill.append(new byte[10]);
    // When
    spill.close();
    // Then
    assertThat(files()).isEmpty();
    assertThat(lost(() -> spill.append(new byte[1])).reason()).isEqualTo(Reason.EVIDENCE_LOST);
  }

  @Test
  void givenLeftoversAndOthersFiles_whenStarted_thenTheLeftoversAloneAreDeleted() throws Exception {
    // Given
    Files.writeString(folder.resolve("assay-load-17.evidence"), "of a process that was killed");
    Path other = Files.writeString(folder.resolve("assay-load-17.notes"), "somebody's");
    SpillFolder spills = new SpillFolder(folder, PLENTY, PLENTY);
    // When
    spills.deleteLeftovers();
    // Then
    assertThat(files()).containsExactly(other);
  }

  @Test
  void givenALoadUnderWay_whenAnotherProcessStarts_thenItsEvidenceStays() throws Exception {
    // Given
    try (Spill spill = new SpillFolder(folder, PLENTY, PLENTY).open()) {
      Part part = spill.append(new byte[] {1, 2, 3});
      // When
      new SpillFolder(folder, PLENTY, PLENTY).deleteLeftovers();
      // Then
      assertThat(read(spill, part)).containsExactly(1, 2, 3);
    }
  }

  @Test
  void givenNoFolderToWriteTo_whenOpened_thenTheEvidenceIsLost() throws Exception {
    // Given a file where the folder should be
    Path file = Files.createFile(folder.resolve("no-folder"));
    // When
    EvidenceLost lost = lost(() -> new SpillFolder(file, PLENTY, PLENTY).open());
    // Then
    assertThat(lost.reason()).isEqualTo(Reason.EVIDENCE_LOST);
    assertThat(lost).hasMessageContaining("disk failed");
  }

  @Test
  void givenADiskThatChangesOrLosesBytes_whenReadBack_thenTheEvidenceIsLost() throws Exception {
    // Given
    Path file = folder.resolve("bytes");
    try (FileChannel channel =
            FileChannel.open(
                file,
                StandardOpenOption.CREATE,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE);
        Spill spill = new Spill(channel, PLENTY, new SpillFolder(folder, PLENTY, PLENTY))) {
      Part part = spill.append(new byte[] {1, 2, 3});
      // When, then
      Files.write(file, new byte[] {1, 2, 4}, StandardOpenOption.WRITE);
      assertThat(lost(() -> read(spill, part))).hasMessageContaining("other evidence");
      channel.truncate(2);
      assertThat(lost(() -> read(spill, part)).reason()).isEqualTo(Reason.EVIDENCE_LOST);
    }
  }

  /** What may lose evidence. */
  interface Attempt {
    Object of() throws EvidenceLost;
  }

  private static EvidenceLost lost(Attempt attempt) {
    return catchThrowableOfType(EvidenceLost.class, attempt::of);
  }

  private static byte[] read(Spill spill, Part part) throws EvidenceLost {
    ByteBuffer bytes = ByteBuffer.allocate(part.length());
    spill.read(part, bytes);
    return bytes.array();
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }
}
