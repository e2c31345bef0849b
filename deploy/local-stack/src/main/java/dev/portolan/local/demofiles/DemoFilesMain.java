package dev.portolan.local.demofiles;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.concurrent.Executors;

/// The demo files part's process.
final class DemoFilesMain {
    private DemoFilesMain() {}

    /// @param arguments the folder, the port
    public static void main(String[] arguments) throws IOException {
        start(Path.of(arguments[0]), Integer.parseInt(arguments[1]));
    }

    /// @param port on loopback; 0 for any free one
    static HttpServer start(Path folder, int port) throws IOException {
        var server = HttpServer.create(new InetSocketAddress("127.0.0.1", port), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", new FolderHandler(folder));
        server.start();
        return server;
    }
}
