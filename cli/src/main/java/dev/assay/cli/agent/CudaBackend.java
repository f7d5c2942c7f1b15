package dev.assay.cli.agent;

import dev.assay.cli.Complaint;
import dev.assay.verification.matrix.MatrixShape;
import dev.assay.verification.matrix.OpenedTile;
import dev.assay.verification.matrix.RoundKeys;
import dev.assay.verification.matrix.TilePlace;
import dev.assay.verification.matrix.proving.MatrixBackend;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Multiplies on an NVIDIA card through the program of {@code agent-cuda}, one process for each
 * challenge, spoken to over its standard input and output as agent-cuda/README.md documents. What
 * it reaches on a card stands there too. Thread-safe.
 */
public record CudaBackend(Path program, int largest) implements MatrixBackend {
  private static final int LARGEST = 65_536;
  private static final byte BEGIN = 'B';
  private static final byte KEEP = 'K';
  private static final byte PASS = 'P';
  private static final byte SHOW = 'S';
  private static final byte COMMIT = 'C';
  private static final byte OPEN = 'O';

  /** The backend of this program, which must be there. */
  public static CudaBackend of(Path program) {
    if (!Files.isExecutable(program)) {
      throw Complaint.usage(
          program + " is no program; build it with agent-cuda/build where nvcc is installed.");
    }
    return new CudaBackend(program, LARGEST);
  }

  @Override
  public String name() {
    return "cuda";
  }

  @Override
  public Work begin(MatrixShape shape, byte[] seed) {
    return started(shape, seed, BEGIN);
  }

  @Override
  public KeepingWork keep(MatrixShape shape, byte[] seed) {
    return started(shape, seed, KEEP);
  }

  private CardWork started(MatrixShape shape, byte[] seed, byte how) {
    try {
      Process process =
          new ProcessBuilder(program.toString())
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      CardWork work = new CardWork(shape, process);
      work.begin(how, seed);
      return work;
    } catch (IOException e) {
      throw new UncheckedIOException("the card's program can't be used", e);
    }
  }

  /** Numbers are big-endian on this wire, as Java writes them. */
  private record CardWork(
      MatrixShape shape, Process process, DataOutputStream out, DataInputStream in)
      implements KeepingWork {
    CardWork(MatrixShape shape, Process process) {
      this(
          shape,
          process,
          new DataOutputStream(new BufferedOutputStream(process.getOutputStream())),
          new DataInputStream(process.getInputStream()));
    }

    void begin(byte how, byte[] seed) throws IOException {
      out.writeByte(how);
      out.writeInt(shape.n());
      out.writeInt(shape.tileColumns());
      out.writeInt(shape.rounds());
      out.write(seed);
      out.flush();
    }

    @Override
    public byte[] commit(int round, byte[] key) {
      try {
        out.writeByte(COMMIT);
        out.writeInt(round);
        out.write(key);
        out.flush();
        return in.readNBytes(RoundKeys.BYTES);
      } catch (IOException e) {
        throw new UncheckedIOException("the card's program ended", e);
      }
    }

    @Override
    public OpenedTile open(TilePlace place) {
      try {
        out.writeByte(OPEN);
        out.writeInt(place.round());
        out.writeInt(place.row());
        out.writeInt(place.block());
        out.flush();
        byte[] entries = in.readNBytes(shape.tileBytes());
        return new OpenedTile(place, entries, path());
      } catch (IOException e) {
        throw new UncheckedIOException("the card's program ended", e);
      }
    }

    @Override
    public byte[] pass(int number, byte[] key) {
      try {
        out.writeByte(PASS);
        out.write(key);
        out.flush();
        return in.readNBytes(RoundKeys.BYTES);
      } catch (IOException e) {
        throw new UncheckedIOException("the card's program ended", e);
      }
    }

    @Override
    public List<byte[]> path(int pass, TilePlace place) {
      try {
        out.writeByte(SHOW);
        out.writeInt(pass);
        out.writeInt(place.round());
        out.writeInt(place.row());
        out.writeInt(place.block());
        out.flush();
        return path();
      } catch (IOException e) {
        throw new UncheckedIOException("the card's program ended", e);
      }
    }

    private List<byte[]> path() throws IOException {
      List<byte[]> path = new ArrayList<>();
      int hashes = in.readInt();
      for (int i = 0; i < hashes && i < Integer.SIZE; i++) {
        path.add(in.readNBytes(RoundKeys.BYTES));
      }
      return path;
    }

    @Override
    public void close() {
      process.destroy();
    }
  }
}
