package dev.portolan.local.demofiles;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Scanner;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FolderHandlerTest {
    @TempDir
    Path folder;

    private final HttpClient http = HttpClient.newHttpClient();
    private HttpServer server;

    @BeforeEach
    void serve() throws IOException {
        var shown = Files.createDirectories(folder.resolve("shown/sub"));
        Files.writeString(shown.resolve("catalog.yaml"), "kind: Component\n");
        Files.writeString(folder.resolve("secret"), "hidden");
        Files.createSymbolicLink(folder.resolve("shown/link"), folder.resolve("secret"));
        server = DemoFilesMain.start(folder.resolve("shown"), 0);
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void filesComeWithTypeAndTag() throws Exception {
        var answer = http.send(request("/sub/catalog.yaml").build(), HttpResponse.BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("kind: Component\n");
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/yaml");
        assertThat(answer.headers().firstValue("ETag")).get().asString().matches("\"[0-9a-f]{32}\"");
    }

    @Test
    void anUnchangedFileIsNotSentAgain() throws Exception {
        var tag = http.send(request("/sub/catalog.yaml").build(), HttpResponse.BodyHandlers.discarding())
                .headers()
                .firstValue("ETag")
                .orElseThrow();

        var answer = http.send(
                request("/sub/catalog.yaml").header("If-None-Match", tag).build(),
                HttpResponse.BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(304);
        assertThat(answer.body()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/../secret", "/%2e%2e/secret", "/sub/../../secret", "/link", "/", "/sub", "//etc/passwd", "/%00"
            })
    void nothingElseIsServed(String path) throws IOException {
        assertThat(rawStatus(path)).isIn("404", "400");
    }

    @Test
    void filesCannotBeWritten() throws Exception {
        var put = request("/sub/catalog.yaml")
                .PUT(HttpRequest.BodyPublishers.ofString("x"))
                .build();

        assertThat(http.send(put, HttpResponse.BodyHandlers.discarding()).statusCode())
                .isEqualTo(405);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path));
    }

    // A client library would tidy the path up.
    private String rawStatus(String path) throws IOException {
        try (var socket = new Socket(
                        InetAddress.getByName("127.0.0.1"), server.getAddress().getPort());
                var out = new PrintWriter(socket.getOutputStream(), true, StandardCharsets.US_ASCII);
                var in = new Scanner(socket.getInputStream(), StandardCharsets.US_ASCII)) {
            out.print("GET " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
            out.flush();
            return in.nextLine().split(" ")[1];
        }
    }
}
