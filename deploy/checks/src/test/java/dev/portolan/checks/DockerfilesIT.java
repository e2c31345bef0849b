package dev.portolan.checks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/// The images, without a builder of images: what they take in exists once the services are packaged, and what they run
/// does.
class DockerfilesIT {
    static final List<String> SERVICES = Repo.SERVICES;

    @ParameterizedTest
    @FieldSource("SERVICES")
    void whatIsCopiedHasBeenBuilt(String service) {
        var copies = instructions(service, "COPY");

        assertThat(copies).hasSize(4);
        for (var copy : copies) {
            var words = copy.split(" ");
            assertThat(words).as(copy).hasSize(2);
            assertThat(Repo.path(service).resolve(words[0])).exists();
            assertThat(words[0]).startsWith("target/quarkus-app/");
            assertThat(words[1]).isEqualTo("/app/" + (words[0].endsWith("/") ? folder(words[0]) + "/" : ""));
        }
    }

    @ParameterizedTest
    @FieldSource("SERVICES")
    void itRunsTheJarAsNobodySpecial(String service) throws JsonProcessingException {
        assertThat(instructions(service, "FROM")).containsExactly("eclipse-temurin:25-jre");
        assertThat(instructions(service, "USER"))
                .singleElement()
                .satisfies(user -> assertThat(user).matches("[1-9][0-9]{3,}:[1-9][0-9]{3,}"));
        assertThat(words(instructions(service, "ENTRYPOINT").getFirst()))
                .containsExactly("java", "-jar", "/app/quarkus-run.jar");
        assertThat(instructions(service, "ENV"))
                .singleElement()
                .satisfies(options -> assertThat(options)
                        .contains("-XX:MaxRAMPercentage=")
                        .doesNotContain("TieredStopAtLevel")
                        .doesNotContain("-Xmx")
                        .doesNotContain("UseSerialGC"));
        assertThat(Repo.read(service + "/.dockerignore")).isEqualTo("*\n!target/quarkus-app\n");
    }

    @ParameterizedTest
    @FieldSource("SERVICES")
    void portsAreThoseOfTheService(String service) {
        var port = Repo.port(service);
        var settings = Repo.read(service + "/src/main/resources/application.properties");

        assertThat(instructions(service, "EXPOSE")).containsExactly(port + " " + (port + 1000));
        assertThat(settings)
                .contains("quarkus.http.port=${PORTOLAN_PORT:" + port + "}")
                .contains("quarkus.management.port=${PORTOLAN_MANAGEMENT_PORT:" + (port + 1000) + "}");
        assertThat(instructions(service, "HEALTHCHECK").getFirst())
                .contains("/dev/tcp/127.0.0.1/" + (port + 1000))
                .contains("GET /q/health/ready");
    }

    @Test
    void theHealthCheckTellsReadyFromNotReady() throws IOException, InterruptedException {
        var status = new int[] {200};
        var server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.createContext("/q/health/ready", exchange -> {
            exchange.sendResponseHeaders(status[0], -1);
            exchange.close();
        });
        server.start();
        try {
            var check = instructions("web-ui", "HEALTHCHECK").getFirst();
            var command = words(check.substring(check.indexOf('[')).replace("/9080;", "/" + port(server) + ";"));

            assertThat(exit(command)).isZero();
            status[0] = 503;
            assertThat(exit(command)).isNotZero();
        } finally {
            server.stop(0);
        }
        assertThat(exit(List.of("bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/" + port(server))))
                .isNotZero();
    }

    private static int port(HttpServer server) {
        return server.getAddress().getPort();
    }

    private static int exit(List<String> command) throws IOException, InterruptedException {
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }

    private static String folder(String path) {
        var names = path.split("/");
        return names[names.length - 1];
    }

    private static List<String> words(String json) throws JsonProcessingException {
        return List.of(new ObjectMapper().readValue(json, String[].class));
    }

    /// What follows an instruction's name, with continued lines joined.
    private static List<String> instructions(String service, String name) {
        var found = new ArrayList<String>();
        var text = Repo.read(service + "/Dockerfile").replaceAll("\\\\\n\\s*", "");
        text.lines()
                .filter(line -> line.startsWith(name + " "))
                .forEach(line -> found.add(line.substring(name.length() + 1)));
        return found;
    }
}
