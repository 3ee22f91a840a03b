// SPDX-License-Identifier: Apache-2.0
package dev.couplet.benchmarks.echo;

import dev.couplet.net.Factory;
import dev.couplet.net.Protocol;
import dev.couplet.net.Tcp;
import dev.couplet.protocols.LineReceiver;
import dev.couplet.reactor.SelectReactor;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.LineBasedFrameDecoder;
import io.netty.handler.codec.string.StringDecoder;
import io.netty.handler.codec.string.StringEncoder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;

/**
 * The contestants: each is a program that echoes what it is sent, on one thread. The first argument
 * names it, the second is its port; it says {@code ready} when it listens, and for each line that
 * it is given the bytes of heap in use.
 */
public final class EchoServers {
  private static final int BACKLOG = 4096;

  private EchoServers() {}

  public static void main(String[] arguments) throws Exception {
    InetSocketAddress address =
        new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(arguments[1]));
    startReporter();
    switch (arguments[0]) {
      case "bare" -> new BareLoop(address, BACKLOG).run();
      case "couplet" -> couplet(address, CoupletEcho::new);
      case "couplet-lines" -> couplet(address, CoupletLines::new);
      case "netty" -> netty(address, NettyEcho::new);
      case "netty-lines" ->
          netty(
              address,
              () -> new LineBasedFrameDecoder(LineReceiver.DEFAULT_MAX_LENGTH),
              () -> new StringDecoder(StandardCharsets.UTF_8),
              () -> new StringEncoder(StandardCharsets.UTF_8),
              NettyLines::new);
      default -> throw new IllegalArgumentException(arguments[0]);
    }
  }

  private static void startReporter() {
    Thread reporter =
        new Thread(
            () -> {
              try {
                while (System.in.read() == '\n') {
                  System.gc();
                  Runtime runtime = Runtime.getRuntime();
                  System.out.println(runtime.totalMemory() - runtime.freeMemory());
                }
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
    reporter.setDaemon(true);
    reporter.start();
  }

  private static void couplet(InetSocketAddress address, Supplier<Protocol> protocol) {
    SelectReactor reactor = new SelectReactor();
    reactor.callWhenRunning(
        () -> {
          Tcp.listen(reactor, address, BACKLOG, Factory.forProtocol(protocol));
          System.out.println("ready");
        });
    reactor.run();
  }

  private static final class CoupletEcho extends Protocol {
    @Override
    public void dataReceived(ByteBuffer data) {
      transport().write(data);
    }
  }

  private static final class CoupletLines extends LineReceiver {
    @Override
    public void lineReceived(String line) {
      sendLine(line);
    }
  }

  @SafeVarargs
  private static void netty(
      InetSocketAddress address, Supplier<? extends ChannelHandler>... handlers)
      throws InterruptedException {
    MultiThreadIoEventLoopGroup loop =
        new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    new ServerBootstrap()
        .group(loop)
        .channel(NioServerSocketChannel.class)
        .option(ChannelOption.SO_BACKLOG, BACKLOG)
        .childOption(ChannelOption.TCP_NODELAY, true)
        .childHandler(
            new ChannelInitializer<SocketChannel>() {
              @Override
              protected void initChannel(SocketChannel channel) {
                for (Supplier<? extends ChannelHandler> handler : handlers) {
                  channel.pipeline().addLast(handler.get());
                }
              }
            })
        .bind(address)
        .sync();
    System.out.println("ready");
  }

  private static final class NettyEcho extends ChannelInboundHandlerAdapter {
    @Override
    public void channelRead(ChannelHandlerContext context, Object data) {
      context.write(data, context.voidPromise());
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
      context.flush();
    }
  }

  private static final class NettyLines extends SimpleChannelInboundHandler<String> {
    @Override
    protected void channelRead0(ChannelHandlerContext context, String line) {
      context.write(line + "\r\n", context.voidPromise());
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
      context.flush();
    }
  }
}
