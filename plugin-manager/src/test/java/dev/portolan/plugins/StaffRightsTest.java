package dev.portolan.plugins;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.testkit.ServiceRules;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// docs/staff.md, which tenant-service's enum is held against, and the routes of this service say the same.
class StaffRightsTest {
    private static final String OPERATORS = "/api/operator/plugins";
    private static final Pattern LINE =
            Pattern.compile("\\| `\\w+` \\| `([^`]+)` \\| (\\S+) \\| (\\S+) \\| (\\S+) \\|");

    @Test
    void pageSaysWhatTheResourcesSay() throws IOException {
        var page = new TreeMap<String, String>();
        Files.readAllLines(java.nio.file.Path.of("../docs/staff.md")).forEach(line -> {
            var row = LINE.matcher(line);
            if (row.matches() && row.group(1).contains(OPERATORS)) {
                page.put(
                        row.group(1),
                        role(row.group(2), "operator") + role(row.group(3), "support") + role(row.group(4), "billing"));
            }
        });
        assertThat(served()).isEqualTo(page).hasSizeGreaterThan(3);
    }

    private static TreeMap<String, String> served() {
        var found = new TreeMap<String, String>();
        for (var type : ServiceRules.production("dev.portolan.plugins", 80)) {
            if (!type.isAnnotatedWith(Path.class)
                    || !type.getAnnotationOfType(Path.class).value().startsWith(OPERATORS)) {
                continue;
            }
            for (var method : type.getMethods()) {
                var roles = roles(
                        method.isAnnotatedWith(RolesAllowed.class)
                                ? method.getAnnotationOfType(RolesAllowed.class)
                                : type.getAnnotationOfType(RolesAllowed.class));
                var path = type.getAnnotationOfType(Path.class).value()
                        + method.tryGetAnnotationOfType(Path.class)
                                .map(Path::value)
                                .orElse("");
                method.getAnnotations().stream()
                        .filter(annotation -> annotation.getRawType().isAnnotatedWith(HttpMethod.class))
                        .forEach(verb -> found.put(
                                verb.getRawType().getSimpleName() + " " + path.replaceAll("\\{[^}]*}", "{}"), roles));
            }
        }
        return found;
    }

    private static String roles(RolesAllowed allowed) {
        return Stream.of("operator", "support", "billing")
                .filter(role -> List.of(allowed.value()).contains(role))
                .map(role -> role + " ")
                .collect(Collectors.joining());
    }

    private static String role(String said, String role) {
        return said.equals("yes") ? role + " " : "";
    }
}
