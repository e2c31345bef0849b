package dev.portolan.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;

/// Backstage's own catalog client from npm, unchanged, by base address and token alone: every method of it. The cases
/// are in `system-tests/backstage-client`.
@Order(40)
@Timeout(300)
class BackstageClientIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PASSWORD = "a long enough secret";
    private static final String SLUG = "backstage-client";

    private final Stack stack = Stack.demo();

    @TestFactory
    Stream<DynamicTest> everyMethodOfTheClientWorks() throws IOException, InterruptedException {
        var folder = install();
        var results = run(folder, List.of("node", "suite.mjs"), environment());
        assertThat(results).as("what the suite has said").hasSizeGreaterThan(30);
        return results.stream()
                .map(BackstageClientIT::result)
                .map(result -> DynamicTest.dynamicTest(
                        result.path("name").asText(),
                        () -> assertThat(result.path("error").asText()).isEmpty()));
    }

    private Path install() throws IOException, InterruptedException {
        var folder = Files.createDirectories(stack.home().resolveSibling(SLUG));
        try (var files = Files.list(Stack.root().resolve("system-tests/backstage-client"))) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                Files.write(folder.resolve(file.getFileName()), Files.readAllBytes(file));
            }
        }
        run(folder, List.of("npm", "ci", "--no-progress"), Map.of());
        return folder;
    }

    private Map<String, String> environment() {
        var company = Company.of(stack, SLUG);
        var link = company.ask();
        company.confirm(link, PASSWORD);
        company.awaitActive(link);
        var owner = stack.token(company.email(), SLUG, PASSWORD);
        var reads = List.of("catalog.entity.read", "catalog.location.read");
        var others = scopes(owner).stream()
                .filter(scope -> !scope.startsWith("catalog."))
                .toList();
        return Map.of(
                "PORTOLAN_CATALOG", stack.url(8082) + "/api/tenants/" + SLUG + "/catalog",
                "PORTOLAN_TOKEN", owner,
                "PORTOLAN_READER_TOKEN", token(owner, "reader", reads),
                "PORTOLAN_BLIND_TOKEN", token(owner, "blind", others),
                "PORTOLAN_FILES_PORT", String.valueOf(stack.port(Stack.FILES_OF_TESTS)));
    }

    private String token(String owner, String name, List<String> scopes) {
        var body = JSON.createObjectNode().put("name", name);
        scopes.forEach(body.putArray("scopes")::add);
        var answer = new Api(stack.url(8081), owner).post("/api/tenants/" + SLUG + "/tokens", body.toString());
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return answer.json().path("token").asText();
    }

    private static List<String> scopes(String token) {
        var claims = new String(Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]), StandardCharsets.UTF_8);
        return Arrays.stream(result(claims).path("scope").asText().split(" ")).toList();
    }

    /// @return the lines of its output; what it says on standard error is in a file beside
    private static List<String> run(Path folder, List<String> command, Map<String, String> environment)
            throws IOException, InterruptedException {
        var errors = folder.resolve(command.getFirst() + ".log");
        var builder = new ProcessBuilder(command).directory(folder.toFile()).redirectError(errors.toFile());
        builder.environment().putAll(environment);
        Process process;
        try {
            process = builder.start();
        } catch (IOException e) {
            throw new IllegalStateException(command.getFirst() + " is missing: apt-get install nodejs npm", e);
        }
        try (var output = process.inputReader(StandardCharsets.UTF_8)) {
            var lines = output.lines().collect(Collectors.toList());
            assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
            // The suite's own exit code says that a case has failed, and each case says so itself.
            if (process.exitValue() != 0 && lines.stream().noneMatch(line -> line.startsWith("{"))) {
                throw new IllegalStateException(String.join(" ", command) + " has failed:\n"
                        + Files.readString(errors, StandardCharsets.UTF_8));
            }
            return lines;
        }
    }

    private static JsonNode result(String line) {
        try {
            return JSON.readTree(line);
        } catch (IOException e) {
            throw new IllegalStateException(line, e);
        }
    }
}
