package verticles.sandbox;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.ProtocolFamily;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;
import java.nio.channels.DatagramChannel;
import java.nio.channels.Pipe;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.channels.spi.AbstractSelector;
import java.nio.channels.spi.SelectorProvider;
import java.util.Set;

/**
 * Takes the network away from this JVM: sockets and channels cannot be opened, addresses of other
 * protocols than files are refused. The launcher names this class as the provider of channels and
 * lets host names be looked up in a file that has none.
 */
public final class NoNetwork extends SelectorProvider {
  private static final Set<String> LOCAL = Set.of("file", "jar", "jrt");

  /** Called by the JVM, which finds it in {@code java.nio.channels.spi.SelectorProvider}. */
  public NoNetwork() {}

  /** For the life of the process. */
  @SuppressWarnings("deprecation") // there is no other way to say it to java.net.Socket
  static void enforce() throws IOException {
    Socket.setSocketImplFactory(NoNetwork::refuse);
    ServerSocket.setSocketFactory(NoNetwork::refuse);
    DatagramSocket.setDatagramSocketImplFactory(NoNetwork::refuse);
    URL.setURLStreamHandlerFactory(
        protocol -> LOCAL.contains(protocol) ? null : new NoConnection());
  }

  private static <T> T refuse() {
    throw new UnsupportedOperationException("there is no network here");
  }

  private static final class NoConnection extends URLStreamHandler {
    @Override
    protected URLConnection openConnection(URL url) throws IOException {
      throw new SocketException("there is no network here");
    }
  }

  @Override
  public DatagramChannel openDatagramChannel() {
    return refuse();
  }

  @Override
  public DatagramChannel openDatagramChannel(ProtocolFamily family) {
    return refuse();
  }

  @Override
  public Pipe openPipe() {
    return refuse();
  }

  @Override
  public AbstractSelector openSelector() {
    return refuse();
  }

  @Override
  public ServerSocketChannel openServerSocketChannel() {
    return refuse();
  }

  @Override
  public SocketChannel openSocketChannel() {
    return refuse();
  }
}
