package dev.portolan.tenants.operator;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import dev.portolan.testkit.ServiceRules;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The page, the enum and the resources say the same of who may do what.
class StaffRightsTest {
    private static final Pattern LINE =
            Pattern.compile("\\| `(\\w+)` \\| `([^`]+)` \\| (\\S+) \\| (\\S+) \\| (\\S+) \\|");

    @Test
    void pageSaysWhatTheEnumSays() throws IOException {
        var page = new TreeMap<String, Set<String>>();
        Files.readAllLines(java.nio.file.Path.of("../docs/staff.md")).forEach(line -> {
            var row = LINE.matcher(line);
            if (row.matches()) {
                page.put(row.group(1) + " " + row.group(2), roles(row.group(3), row.group(4), row.group(5)));
            }
        });
        var code = new TreeMap<String, Set<String>>();
        Arrays.stream(StaffRight.values())
                .forEach(right -> right.routes()
                        .forEach(route -> code.put(right.name() + " " + route, new TreeSet<>(right.roles()))));
        assertThat(page).isEqualTo(code);
    }

    @Test
    void resourcesSayWhatTheEnumSays() {
        var code = new TreeMap<String, Set<String>>();
        Arrays.stream(StaffRight.values())
                .forEach(right -> right.routes().forEach(route -> code.put(route, new TreeSet<>(right.roles()))));
        var served = served();
        assertThat(served)
                .containsKeys(
                        "GET /api/operator/tenants",
                        "GET /api/operator/tenants/{}/timeline",
                        "POST /api/operator/tenants/{}/suspension",
                        "POST /api/operator/tenants/{}/provisioning/skip");
        assertThat(code).containsAllEntriesOf(served);
    }

    @Test
    void noRouteIsInTwoRights() {
        var routes = Arrays.stream(StaffRight.values())
                .flatMap(right -> right.routes().stream())
                .toList();
        assertThat(routes).doesNotHaveDuplicates();
    }

    private static Map<String, Set<String>> served() {
        var found = new TreeMap<String, Set<String>>();
        for (var type : ServiceRules.production("dev.portolan.tenants", 80)) {
            if (!type.isAnnotatedWith(Path.class)) {
                continue;
            }
            for (var method : type.getMethods()) {
                var path = path(type, method);
                if (path.startsWith("/api/operator")) {
                    verbs(method).forEach(verb -> found.put(verb + " " + path, roles(type, method)));
                }
            }
        }
        return found;
    }

    private static Stream<String> verbs(JavaMethod method) {
        return method.getAnnotations().stream()
                .filter(annotation -> annotation.getRawType().isAnnotatedWith(HttpMethod.class))
                .map(annotation -> annotation.getRawType().getSimpleName());
    }

    private static String path(JavaClass type, JavaMethod method) {
        var whole = type.getAnnotationOfType(Path.class).value()
                + (method.isAnnotatedWith(Path.class)
                        ? "/" + method.getAnnotationOfType(Path.class).value()
                        : "");
        return whole.replaceAll("/+", "/").replaceAll("\\{[^}]*}", "{}").replaceAll("/$", "");
    }

    private static Set<String> roles(JavaClass type, JavaMethod method) {
        var said = method.isAnnotatedWith(RolesAllowed.class)
                ? method.getAnnotationOfType(RolesAllowed.class)
                : type.getAnnotationOfType(RolesAllowed.class);
        return new TreeSet<>(Set.of(said.value()));
    }

    private static Set<String> roles(String operator, String support, String billing) {
        var roles = new TreeSet<String>();
        Map.of("operator", operator, "support", support, "billing", billing).forEach((role, said) -> {
            if (said.equals("yes")) {
                roles.add(role);
            }
        });
        return roles;
    }
}
