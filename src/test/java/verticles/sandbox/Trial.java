package verticles.sandbox;

import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.channels.SocketChannel;

/** Tries, as a child process of the sandbox, to reach the network. */
public final class Trial {
  private Trial() {}

  private interface Attempt {
    Object make() throws Exception;
  }

  /** Called with a host name that this machine's own lookup knows. */
  public static void main(String[] arguments) throws Exception {
    NoNetwork.enforce();
    say("socket", () -> new Socket(InetAddress.getLoopbackAddress(), 1));
    say("server", () -> new ServerSocket(0));
    say("datagram", () -> new DatagramSocket(0));
    say("channel", SocketChannel::open);
    say("name", () -> InetAddress.getByName(arguments[0]));
    say("url", () -> URI.create("http://127.0.0.1:1/").toURL().openStream());
    System.out.println("environment: " + System.getenv().size());
  }

  private static void say(String what, Attempt attempt) {
    String outcome = "yes";
    try {
      attempt.make();
    } catch (Exception e) {
      boolean reached = e instanceof java.net.ConnectException;
      outcome = reached ? "reached" : "no";
    }
    System.out.println(what + ": " + outcome);
  }
}
