package dev.portolan.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.system.Operation.Access;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every operation of every service, as its API document lists it, called by those who may not: the other tenant,
/// nobody, somebody without the permission, a member of a suspended tenant, and with a token that was voided; and by
/// who may. What a document lists is called: an operation cannot be forgotten here.
@Order(20)
@Timeout(300)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class IsolationMatrixIT {
    /// Open to all on purpose. Whoever adds one here says so in docs/isolation.md, too.
    private static final Set<String> OPEN = Set.of(
            "GET /api/invitations/{id}",
            "GET /api/me",
            "GET /api/plans",
            "GET /api/signups/slugs/{slug}",
            "GET /api/signups/{id}",
            "GET /api/token/keys",
            "POST /api/invitations/{id}/acceptance",
            "POST /api/marketplace/schema-check",
            // Whoever knows the address may call; what it takes to be believed is the receiver's own.
            "POST /hooks/{token}",
            "POST /api/signups",
            "POST /api/signups/{id}/confirmation",
            "POST /api/signups/{id}/mail",
            // What is sent there is signed with the secret of a connection.
            "POST /api/tenants/{tenant}/sources/webhooks/{connection}",
            "POST /api/token");

    /// What names no permission of a tenant: the catalog is empty, and search finds nothing, for who may not read it.
    private static final Pattern CATALOG_READ = Pattern.compile(
            "(GET|POST) /api/tenants/\\{tenant}/"
                    + "(search|catalog/(entities|entity-facets|locations)(/by-query|/by-refs|/by-(name|entity|uid)/.*|/\\{id})?)");

    /// A tenant with a catalog, in which there is something not to be seen.
    private static final String FULL = "acme";

    private static final List<String> STAFF = List.of("operator", "support", "billing");
    private static final Stack STACK = Stack.demo();
    private static MatrixTenants tenants;

    @BeforeAll
    static void make() {
        tenants = MatrixTenants.make(STACK);
    }

    static Stream<Operation> tenantOperations() {
        return Operation.all(STACK).stream().filter(Operation::ofTenant);
    }

    static Stream<Operation> webhooks() {
        return Operation.all(STACK).stream()
                .filter(operation -> operation.toString().contains("/sources/webhooks/"));
    }

    /// What publishers call, with a token of their own kind. Members have the profile of a publisher.
    static Stream<Operation> publisherOperations() {
        return Operation.all(STACK).stream()
                .filter(operation -> operation.access() instanceof Access.Anyone)
                .filter(operation -> operation.path().matches("/api/marketplace/(publishers|releases).*"));
    }

    static Stream<Operation> staffOperations() {
        return Operation.all(STACK).stream().filter(operation -> operation.access() instanceof Access.Roles);
    }

    @Test
    @Order(1)
    void theTableInTheDocsIsWhatIsServed() throws IOException {
        var file = Stack.root().resolve("docs/isolation.md");
        var rows = Operation.all(STACK).stream()
                .sorted(Comparator.comparing(Operation::service)
                        .thenComparing(Operation::path)
                        .thenComparing(Operation::method))
                .map(operation -> "| %s | `%s` | %s |".formatted(operation.service(), operation, words(operation)))
                .collect(Collectors.joining("\n", "", "\n"));
        var text = Files.readString(file);
        var head = text.substring(0, text.indexOf("|---|---|---|\n") + "|---|---|---|\n".length());

        if (Boolean.getBoolean("portolan.openapi.write")) {
            Files.writeString(file, head + rows);
        }
        assertThat(head + rows).isEqualTo(Files.readString(file));
    }

    private static String words(Operation operation) {
        return switch (operation.access()) {
            case Access.Anyone _ -> operation.ofTenant() ? "any member; what may not be read is absent" : "anyone";
            case Access.Permissions(var names) -> String.join(", ", names);
            case Access.Roles(var names) -> "role " + String.join(", ", names);
        };
    }

    @Test
    @Order(2)
    void whatIsOpenIsOpenOnPurpose() {
        assertThat(Operation.all(STACK))
                .filteredOn(operation -> operation.access() instanceof Access.Anyone && !operation.ofTenant())
                .filteredOn(operation -> publisherOperations().noneMatch(operation::equals))
                .extracting(Operation::toString)
                .isSubsetOf(OPEN);
        assertThat(tenantOperations()).hasSizeGreaterThan(60);
        assertThat(tenantOperations())
                .filteredOn(operation -> operation.access() instanceof Access.Anyone)
                .extracting(Operation::toString)
                .hasSizeLessThan(15)
                .allMatch(operation -> CATALOG_READ.matcher(operation).matches());
    }

    @Order(3)
    @ParameterizedTest
    @MethodSource("publisherOperations")
    void whatPublishersCallTakesTheirToken(Operation operation) {
        var answers = Stream.of(
                        Optional.<String>empty(), Optional.of(tenants.owner()), Optional.of(tenants.staff("operator")))
                .map(token -> operation.call(STACK, tenants.own(), token.orElse(null)))
                .toList();

        // What is plainly wrong in a body may be told before: it is nothing that a token would open.
        assertThat(answers)
                .allMatch(answer -> answer.status() == 401
                        || answer.status() == 400 && answer.body().contains("violations"));
    }

    @Order(3)
    @ParameterizedTest
    @MethodSource("webhooks")
    void aWebhookWithoutItsSignatureDoesNotExist(Operation operation) {
        var answers = Stream.of(tenants.own(), tenants.other(), tenants.suspended(), "no-such-tenant")
                .map(tenant -> operation.call(STACK, tenant, null))
                .toList();

        assertThat(answers).allMatch(answer -> answer.status() == 404);
    }

    @Order(3)
    @ParameterizedTest
    @MethodSource("tenantOperations")
    void anotherTenantsOperationDoesNotExist(Operation operation) throws SQLException, IOException {
        var before = rows(tenants.other());

        var foreign = operation.call(STACK, tenants.other(), tenants.owner());
        var missing = operation.call(STACK, "no-such-tenant", tenants.owner());

        assertThat(foreign.status()).isEqualTo(404);
        assertThat(foreign.body().replace(tenants.other(), "no-such-tenant")).isEqualTo(missing.body());
        assertThat(rows(tenants.other())).isEqualTo(before);
    }

    @Order(4)
    @ParameterizedTest
    @MethodSource("tenantOperations")
    void withoutATokenThereIsNothing(Operation operation) {
        assertThat(operation.call(STACK, tenants.own(), null).status()).isEqualTo(401);
    }

    @Order(5)
    @ParameterizedTest
    @MethodSource("tenantOperations")
    void whoLacksThePermissionIsRefused(Operation operation) {
        switch (operation.access()) {
            case Access.Permissions(var needed) -> {
                var answer = operation.call(STACK, tenants.own(), tenants.without(needed));
                assertThat(answer.status()).as(answer.body()).isEqualTo(403);
            }
            // As Backstage does it: the catalog is empty for who may not read it.
            case Access.Anyone _ -> {
                var answer = operation.call(STACK, FULL, tenants.blind(FULL));
                assertThat(answer.status()).as(answer.body()).isLessThan(500);
                assertThat(answer.body()).doesNotContainIgnoringCase("checkout").doesNotContain("component:default/");
            }
            case Access.Roles(var names) -> throw new AssertionError("a member has no staff role: " + names);
        }
    }

    @Order(6)
    @ParameterizedTest
    @MethodSource("tenantOperations")
    void aSuspendedTenantKeepsItsBillsAndItsData(Operation operation) {
        var answer = operation.call(STACK, tenants.suspended(), tenants.suspendedOwner());

        if (operation.openWhenSuspended()) {
            assertThat(answer.body()).doesNotContain("tenant-suspended");
            assertThat(answer.status()).isNotIn(401, 403).isLessThan(500);
        } else {
            assertThat(answer.status()).isEqualTo(403);
            assertThat(answer.body()).contains("suspended");
        }
    }

    @Order(7)
    @ParameterizedTest
    @MethodSource("tenantOperations")
    void aVoidedTokenIsRefused(Operation operation) {
        assertThat(operation.call(STACK, tenants.suspended(), tenants.voided()).status())
                .isEqualTo(401);
    }

    @Order(8)
    @ParameterizedTest
    @MethodSource("staffOperations")
    void staffOperationsAreForStaffInTheirRole(Operation operation) {
        var roles = ((Access.Roles) operation.access()).names();
        assertThat(operation.call(STACK, "no-such-tenant", null).status()).isEqualTo(401);
        assertThat(operation.call(STACK, "no-such-tenant", tenants.owner()).status())
                .isEqualTo(403);
        for (var role : STAFF) {
            var answer = operation.call(STACK, "no-such-tenant", tenants.staff(role));
            if (roles.contains(role)) {
                assertThat(answer.status()).as("%s: %s", role, answer.body()).isNotIn(401, 403);
                assertThat(answer.status()).as("%s: %s", role, answer.body()).isLessThan(500);
            } else {
                assertThat(answer.status()).as(role).isEqualTo(403);
            }
        }
    }

    // Last: it does what it is asked to do.
    @Order(9)
    @ParameterizedTest
    @MethodSource("tenantOperations")
    void theOwnersOwnOperationAnswers(Operation operation) {
        var answer = operation.call(STACK, tenants.own(), tenants.owner());

        assertThat(answer.status())
                .as(answer.body())
                .isNotIn(401, 403, 405, 415)
                .isLessThan(500);
    }

    /// How many rows a tenant has in each table and what is in them, as far as only requests change them.
    private static Map<String, String> rows(String slug) throws SQLException, IOException {
        var found = new TreeMap<String, String>();
        for (var database : List.of("tenant", "catalog", "plugin")) {
            try (var connection = Databases.superuser(STACK, database);
                    var statement = connection.createStatement()) {
                for (var table : tables(statement)) {
                    var sql = "select count(*) || ' ' || coalesce(sum(hashtext(t::text)::bigint), 0) from " + table
                            + " t where tenant_id = '" + tenants.id(slug) + "'";
                    try (var row = statement.executeQuery(sql)) {
                        row.next();
                        found.put(database + "." + table, row.getString(1));
                    }
                }
            }
        }
        return found;
    }

    private static Set<String> tables(Statement statement) throws SQLException {
        var tables = new TreeSet<String>();
        var sql = "select table_name from information_schema.columns where table_schema = 'public'"
                + " and column_name = 'tenant_id' and table_name not in ('outbox', 'inbox')";
        try (var names = statement.executeQuery(sql)) {
            while (names.next()) {
                tables.add(names.getString(1));
            }
        }
        return tables;
    }
}
