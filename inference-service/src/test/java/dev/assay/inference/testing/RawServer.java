package dev.assay.inference.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** A server on loopback that answers every request with bytes, then closes the connection. */
public final class RawServer implements AutoCloseable {
  private final ServerSocket server;
  private final byte[] answer;

  public RawServer(byte[] answer) {
    this.answer = answer.clone();
    try {
      server = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual().start(this::serve);
  }

  public RawServer(String answer) {
    this(answer.getBytes(StandardCharsets.UTF_8));
  }

  public URI url() {
    return URI.create("http://127.0.0.1:" + server.getLocalPort() + "/v1/chat/completions");
  }

  private void serve() {
    while (!server.isClosed()) {
      try (Socket socket = server.accept()) {
        readRequest(socket.getInputStream());
        OutputStream out = socket.getOutputStream();
        out.write(answer);
        out.flush();
      } catch (IOException e) {
        // the client has gone, or the test is over
      }
    }
  }

  /** The head and as many bytes as it announces. */
  private static void readRequest(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int next = in.read();
      if (next < 0) {
        return;
      }
      head.append((char) next);
    }
    String lower = head.toString().toLowerCase(Locale.ROOT);
    int at = lower.indexOf("content-length:");
    if (at >= 0) {
      String length = lower.substring(at + 15, lower.indexOf('\r', at)).strip();
      in.readNBytes(Integer.parseInt(length));
    }
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
