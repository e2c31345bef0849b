package dev.portolan.ui.fakes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What the stand-in services answer.
final class FakeAnswers {
    private static final String[] NAMES = {
        "checkout",
        "payments-api",
        "ledger",
        "invoice-worker",
        "storefront",
        "search",
        "recommendations",
        "identity",
        "notification-hub",
        "shipping",
        "stock",
        "price-engine",
        "fraud-check",
        "customer-profile",
        "orders-db"
    };
    private static final String[] TYPES = {"service", "library", "website"};
    private static final String[] TEAMS = {"payments", "storefront", "platform", "logistics"};
    private static final String[] STAGES = {"production", "production", "experimental", "deprecated"};
    private final AtomicInteger signUpPolls = new AtomicInteger();
    private final FakeViews views = new FakeViews();
    private final FakePlugins plugins = new FakePlugins();
    private final FakeEntities entities = new FakeEntities();
    private final FakeImports imports = new FakeImports();
    private final FakeSearch search = new FakeSearch();
    private final FakeConnections connections = new FakeConnections();
    private final FakeSources sources = new FakeSources();
    private final FakeProviders providers = new FakeProviders();
    private final FakeMembers members = new FakeMembers();
    private final FakeBilling billing = new FakeBilling();
    private final FakeRecords records = new FakeRecords();
    private final FakeLeaving leaving = new FakeLeaving();
    private final FakeNotifications notifications = new FakeNotifications();
    private final FakeScorecards scorecards = new FakeScorecards();
    private final FakeInvitations invitations = new FakeInvitations();
    private final FakeStaff staff = new FakeStaff();
    private final FakeMarketplace marketplace = new FakeMarketplace();
    private final FakeEvents events = new FakeEvents();
    private final FakeStudio studio = new FakeStudio();
    private volatile String staffRoles = System.getProperty("fake.staff", "");

    record Answer(int status, String json, long delayMs) {}

    /// A call below `/api/tenants/{tenant}`.
    record Call(String method, String tenant, String rest, Map<String, String> query, String body) {
        boolean is(String wanted, String pattern) {
            return method.matches(wanted) && rest.matches(pattern);
        }

        /// Whether the tenant has nothing yet.
        boolean empty() {
            return tenant.equals("fresh");
        }

        String segment(int index) {
            return rest.split("/", -1)[index];
        }
    }

    Answer answer(String method, String path, Map<String, String> query, String body) {
        if (path.startsWith("/api/operator/")) {
            return staff.answer(method, path, query, body);
        }
        if (path.startsWith("/api/invitations/")) {
            return invitations.answer(method, path, body);
        }
        var tenant = path.startsWith("/api/tenants/") ? path.split("/", -1)[3] : "";
        var rest = tenant.isEmpty() ? path : path.substring(("/api/tenants/" + tenant).length());
        var empty = tenant.equals("fresh");
        var single = entities.answer(new Call(method, tenant, rest, query, body));
        if (single != null) {
            return single;
        }
        if (rest.startsWith("/catalog/entities/by-query")) {
            return ok(empty ? "{\"items\":[],\"totalItems\":0,\"pageInfo\":{}}" : entities(query));
        }
        if (rest.startsWith("/catalog/entity-facets")) {
            return ok(empty ? "{\"facets\":{}}" : file("facets.json"));
        }
        if (rest.startsWith("/catalog/entities/by-name/")) {
            return rest.endsWith("/nothing") || rest.contains("/my-")
                    ? notFound()
                    : ok(file(rest.contains("/api/") ? "api.json" : "entity.json"));
        }
        var shown = views.answer(new Call(method, tenant, rest, query, body));
        if (shown != null) {
            return shown;
        }
        if (!tenant.isEmpty()) {
            var call = new Call(method, tenant, rest, query, body);
            var found = Stream.<Function<Call, @Nullable Answer>>of(
                            events::answer,
                            plugins::answer,
                            imports::answer,
                            sources::answer,
                            providers::answer,
                            search::answer,
                            connections::answer,
                            members::answer,
                            billing::answer,
                            records::answer,
                            leaving::answer,
                            studio::answer,
                            notifications::answer,
                            scorecards::answer,
                            marketplace::answer)
                    .map(feature -> feature.apply(call))
                    .filter(Objects::nonNull)
                    .findFirst();
            if (found.isPresent()) {
                return found.get();
            }
        }
        if (!tenant.isEmpty()) {
            return ok(
                    "{\"id\":\"0190f3a2-0000-7000-8000-000000000001\",\"slug\":\"" + tenant + "\",\"name\":\""
                            + (tenant.equals("acme") ? "Acme Industries" : "Fresh Foods")
                            + "\",\"zone\":\"Europe/Berlin\",\"createdAt\":\"2026-07-20T09:12:00Z\",\"state\":\"active\",\"plan\":{\"id\":\"business\",\"limits\":{\"entities\":10000}}}");
        }
        return platform(path, query, body);
    }

    /// Somebody else changes the settings of the plugin that is looked at.
    void elsewhere() {
        plugins.elsewhere();
    }

    /// The roles as JSON; `[]` for who is not of the staff.
    String staffRoles() {
        return staffRoles.isEmpty() ? "[]" : "[\"" + staffRoles.replace(",", "\",\"") + "\"]";
    }

    /// @param roles separated by commas
    void staff(String roles, String mode) {
        staffRoles = roles;
        staff.mode(mode);
    }

    private Answer platform(String path, Map<String, String> query, String body) {
        if (path.equals("/api/me")) {
            return ok(file("me.json").replace("\"staffRoles\": []", "\"staffRoles\": " + staffRoles()));
        }
        if (path.equals("/api/plans")) {
            return ok(file("plans.json"));
        }
        if (path.equals("/api/marketplace/schema-check")) {
            return ok(
                    body.contains("\"any\"")
                            ? "{\"findings\":[{\"path\":\"/properties/host/type\",\"found\":\"\\\"any\\\"\",\"expected\":\"object, string, number, integer, boolean or array\",\"message\":\"A setting says of which type it is.\"}]}"
                            : "{\"findings\":[]}");
        }
        var offered = marketplace.platform(path, query);
        if (offered != null) {
            return offered;
        }
        if (path.startsWith("/api/signups/slugs/")) {
            var taken = path.endsWith("/acme");
            return ok("{\"slug\":\"x\",\"available\":" + !taken
                    + (taken ? ",\"reason\":\"This address is taken.\"" : "") + "}");
        }
        if (path.equals("/api/signups")) {
            return body.contains("taken")
                    ? new Answer(
                            400,
                            "{\"type\":\"https://portolan.dev/problems/invalid\",\"title\":\"Invalid\",\"status\":400,\"detail\":\"The request is not valid.\",\"violations\":[{\"pointer\":\"/email\",\"message\":\"must be an e-mail address\"},{\"pointer\":\"/slug\",\"message\":\"is taken\"}]}",
                            0)
                    : new Answer(202, "{\"id\":\"s1\",\"state\":\"pending_verification\",\"steps\":[]}", 0);
        }
        if (path.endsWith("/confirmation")) {
            signUpPolls.set(0);
            return body.contains("short")
                    ? new Answer(
                            400,
                            "{\"type\":\"https://portolan.dev/problems/invalid\",\"title\":\"Invalid\",\"status\":400,\"detail\":\"no\",\"violations\":[{\"pointer\":\"/password\",\"message\":\"must have at least 8 characters\"}]}",
                            0)
                    : new Answer(202, "{\"id\":\"s1\",\"state\":\"provisioning\",\"steps\":[]}", 0);
        }
        if (path.startsWith("/api/signups/")) {
            var polls = query.containsKey("done") ? 9 : signUpPolls.getAndIncrement();
            var steps = IntStream.range(0, 5)
                    .mapToObj(step -> "{\"name\":\""
                            + new String[] {"owner", "catalog", "plugins", "subscription", "welcome"}[step]
                            + "\",\"state\":\""
                            + (step < polls / 2 ? "done" : step == polls / 2 ? "running" : "waiting") + "\"}")
                    .collect(Collectors.joining(","));
            return ok("{\"id\":\"s1\",\"slug\":\"acme\",\"state\":\"" + (polls / 2 >= 5 ? "active" : "provisioning")
                    + "\",\"steps\":[" + steps + "]}");
        }
        return notFound();
    }

    private static String entities(Map<String, String> query) {
        var limit = Integer.parseInt(query.getOrDefault("limit", "50"));
        var from = Integer.parseInt(query.getOrDefault("cursor", "0"));
        var text = query.getOrDefault("fullTextFilterTerm", "");
        if (text.equals("zzz")) {
            return "{\"items\":[],\"totalItems\":0,\"pageInfo\":{}}";
        }
        var total = text.isEmpty() ? 1_284 : 15;
        var items = IntStream.range(from, Math.min(total, from + limit))
                .mapToObj(FakeAnswers::entity)
                .collect(Collectors.joining(","));
        var next = from + limit < total ? "\"nextCursor\":\"" + (from + limit) + "\"" : "";
        return "{\"items\":[" + items + "],\"totalItems\":" + total + ",\"pageInfo\":{" + next + "}}";
    }

    private static String entity(int index) {
        var name = NAMES[index % NAMES.length] + (index < NAMES.length ? "" : "-" + index / NAMES.length);
        return """
                {"kind":"%s","metadata":{"name":"%s","namespace":"default","description":"%s","tags":["java","tier-1"]},
                 "spec":{"type":"%s","lifecycle":"%s"},"relations":[{"type":"ownedBy","targetRef":"group:default/%s"}]}""".formatted(
                        index % 5 == 1 ? "API" : index % 15 == 14 ? "Resource" : "Component",
                        name,
                        index % 4 == 3 ? "" : "Keeps what customers owe and have paid, and tells the others about it",
                        index % 5 == 1 ? "openapi" : TYPES[index % TYPES.length],
                        STAGES[index % STAGES.length],
                        TEAMS[index % TEAMS.length]);
    }

    static Answer ok(String json) {
        return new Answer(200, json, 60);
    }

    static Answer problem(int status, String slug, String detail) {
        return new Answer(
                status,
                "{\"type\":\"https://portolan.dev/problems/" + slug + "\",\"title\":\"T\",\"status\":" + status
                        + ",\"detail\":\"" + detail + "\"}",
                60);
    }

    static Answer invalid(String pointer, String message) {
        return new Answer(
                400,
                "{\"type\":\"https://portolan.dev/problems/invalid\",\"title\":\"Invalid\",\"status\":400,\"detail\":\"The request is not valid.\",\"violations\":[{\"pointer\":\""
                        + pointer + "\",\"message\":\"" + message + "\"}]}",
                60);
    }

    static Answer done() {
        return new Answer(204, "", 60);
    }

    static String items(List<String> items) {
        return "{\"items\":[" + String.join(",", items) + "]}";
    }

    /// `name` in the body of a call, which has it as a text.
    static String text(String body, String name) {
        var found = Pattern.compile("\"" + name + "\":\"([^\"]*)\"").matcher(body);
        return found.find() ? found.group(1) : "";
    }

    static String ago(long minutes) {
        return Instant.now()
                .minusSeconds(minutes * 60)
                .truncatedTo(ChronoUnit.SECONDS)
                .toString();
    }

    static Answer notFound() {
        return new Answer(
                404,
                "{\"type\":\"https://portolan.dev/problems/not-found\",\"title\":\"Not found\",\"status\":404,\"detail\":\"There is nothing here.\"}",
                0);
    }

    static String file(String name) {
        try (var in = FakeAnswers.class.getResourceAsStream("/fakes/" + name)) {
            return in == null ? "{\"items\":[]}" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
