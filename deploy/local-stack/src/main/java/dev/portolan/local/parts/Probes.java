package dev.portolan.local.parts;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/// The usual ways to see whether a part answers.
public final class Probes {
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build();

    private Probes() {}

    /// Ready when the address answers 200.
    public static Part.Probe http(String address) {
        var request =
                HttpRequest.newBuilder(URI.create(address)).timeout(PATIENCE).build();
        return () -> {
            try {
                return HTTP.send(request, HttpResponse.BodyHandlers.discarding())
                                .statusCode()
                        == 200;
            } catch (IOException _) {
                return false;
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                return false;
            }
        };
    }

    /// Ready when the port of loopback takes connections.
    public static Part.Probe tcp(int port) {
        return () -> {
            try (var socket = new Socket()) {
                socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1_000);
                return true;
            } catch (IOException _) {
                return false;
            }
        };
    }

    public static Part.Probe both(Part.Probe first, Part.Probe second) {
        return () -> first.ready() && second.ready();
    }
}
