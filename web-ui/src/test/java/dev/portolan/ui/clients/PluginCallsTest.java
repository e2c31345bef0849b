package dev.portolan.ui.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.sun.net.httpserver.HttpServer;
import dev.portolan.contracts.PluginId;
import dev.portolan.contracts.Slug;
import dev.portolan.ui.clients.Installations.Query;
import dev.portolan.ui.clients.Installations.Wish;
import dev.portolan.ui.clients.PluginUpdates.Chosen;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What goes over the wire to plugin-manager, and what is read of its answers.
class PluginCallsTest {
    private static final TokenSource TOKENS = new TokenSource.Fixed("t");
    private static final Slug ACME = new Slug("acme");
    private static final PluginId UPTIME = new PluginId("portolan", "uptime");
    private static final String AT = "/api/tenants/acme/installations/portolan/uptime";
    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    private HttpServer server;
    private Services services;
    private String sent = "";
    private String headers = "";
    private String answer = "{}";
    private int status = 200;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.createContext("/", exchange -> {
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            sent = (exchange.getRequestMethod() + " " + exchange.getRequestURI() + " " + body).strip();
            headers = exchange.getRequestHeaders().getFirst("Content-Type") + " "
                    + exchange.getRequestHeaders().getFirst("If-Match") + " "
                    + exchange.getRequestHeaders().getFirst("Accept");
            var bytes = answer.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
        var settings = new OneService(
                URI.create("http://127.0.0.1:" + server.getAddress().getPort()));
        services = new Services(new Http(settings, JSON), settings);
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void providersAreReadWithWhatTheyMayLackAndRunByName() {
        answer = """
                {"items":[{"publisher":"portolan","plugin":"github","extension":"repositories","state":"running",
                 "progress":{"done":4},"entities":3}]}""";

        var provider = new ProvidersClient(services).providers(ACME, TOKENS).getFirst();

        assertThat(provider.title()).isEqualTo("repositories");
        assertThat(provider.running()).isTrue();
        assertThat(provider.done()).contains(4L);
        assertThat(provider.total()).isEmpty();
        assertThat(provider.nextRunAt()).isNull();
        answer = "{\"publisher\":\"portolan\",\"plugin\":\"github\",\"extension\":\"repositories\",\"state\":\"ok\"}";
        assertThat(new ProvidersClient(services).run(ACME, TOKENS, provider).state())
                .isEqualTo("ok");
        assertThat(sent).startsWith("POST /api/tenants/acme/providers/portolan/github/repositories/runs");
    }

    @Test
    void installationIsReadWithWhatItMayLack() {
        answer = """
                {"publisher":"portolan","plugin":"uptime","version":"1.2.0","revision":4,"enabled":true,"desired":"enabled",
                 "observed":[{"node":"a","revision":4},{"node":"b","revision":3,"state":"enabled","at":"2026-11-28T20:04:00Z"}],
                 "update":{"version":"1.3.0","class":"consent"},"watch":{"until":"2026-11-28T20:14:00Z","backTo":3},
                 "changedBy":{"subject":"b","name":"Ben"},"health":null}""";

        var one = new InstallationsClient(services).one(ACME, TOKENS, UPTIME);

        assertThat(one.name()).isEqualTo("uptime");
        assertThat(one.liveNodes()).isEqualTo(1);
        assertThat(one.settled()).isFalse();
        assertThat(one.channel()).isEmpty();
        assertThat(one.automaticUpdates()).isTrue();
        assertThat(one.update()).contains(new Installations.NewRelease("1.3.0", "consent"));
        assertThat(one.watch()).map(Installations.Watch::backTo).contains("3");
        assertThat(one.changedBy()).contains("Ben");
        assertThat(one.health().state()).isEqualTo("ok");
        assertThat(one.configuration()).isEmpty();
    }

    @Test
    void changeNamesTheRevisionThatWasSeenAndNothingThatIsNotWanted() {
        var installations = new InstallationsClient(services);
        installations.put(ACME, TOKENS, UPTIME, Wish.configured(Map.of("every", "PT1M")), 4L);
        assertThat(sent).isEqualTo("PUT " + AT + " {\"configuration\":{\"every\":\"PT1M\"}}");
        assertThat(headers).contains(" \"4\" ");
        installations.put(ACME, TOKENS, UPTIME, Wish.switchedOn(), null);
        assertThat(sent).isEqualTo("PUT " + AT + " {\"enabled\":true}");
        assertThat(headers).contains(" null ");
    }

    @Test
    void whatIsDoneWithADraftNamesTheRevisionThatWasSeen() {
        var studio = new StudioClient(services);
        answer = "{\"id\":\"d1\",\"revision\":4,\"content\":{},\"sameAs\":\"1.2.0\",\"changedBy\":\"Ben\"}";
        var seen = studio.draft(ACME, TOKENS, "d1");
        assertThat(seen.sameAs()).contains("1.2.0");
        assertThat(seen.changedBy()).isEqualTo("Ben");
        assertThat(seen.changedAt()).isNull();

        studio.save(ACME, TOKENS, seen, JSON.createObjectNode().put("title", "Mine"));
        assertThat(sent).isEqualTo("PUT /api/tenants/acme/studio/drafts/d1 {\"content\":{\"title\":\"Mine\"}}");
        assertThat(headers).contains(" \"4\" ");
        studio.publish(ACME, TOKENS, seen);
        assertThat(sent).isEqualTo("POST /api/tenants/acme/studio/drafts/d1/publication {}");
        assertThat(headers).contains(" \"4\" ");
        studio.delete(ACME, TOKENS, seen);
        assertThat(sent).isEqualTo("DELETE /api/tenants/acme/studio/drafts/d1");
        assertThat(headers).contains(" \"4\" ");
    }

    @Test
    void changeThatComesTooLateIsToldByItsStatus() {
        status = 412;
        answer = "{\"type\":\"https://portolan.dev/problems/precondition-failed\",\"status\":412,\"detail\":\"late\"}";

        assertThatThrownBy(() -> new InstallationsClient(services).put(ACME, TOKENS, UPTIME, Wish.switchedOn(), 3L))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.status()).isEqualTo(412));
    }

    @Test
    void planSaysWhatComesAlongAndConsentToItGoesBack() {
        answer = """
                {"plan":["Installs it."],"refusals":["Too old."],"missing":[{"pointer":"/configuration/x","message":"is missing"}],
                 "diff":[{"path":"/version","after":"1.2.0"}],
                 "also":[{"publisher":"portolan","plugin":"notes","version":"1.0.0","why":"It tells.","asks":[{"permission":"notification.send","title":"Tell"}]}]}""";
        var installations = new InstallationsClient(services);

        var plan = installations.plan(ACME, TOKENS, UPTIME, Wish.switchedOn());

        assertThat(sent).startsWith("PUT " + AT + "?dryRun=true ");
        assertThat(plan.refusals()).containsExactly("Too old.");
        assertThat(plan.missing()).hasSize(1);
        assertThat(plan.diff().getFirst().before()).isNull();
        installations.put(ACME, TOKENS, UPTIME, Wish.switchedOn().with(plan.also()), null);
        assertThat(sent)
                .endsWith("{\"enabled\":true,\"dependencies\":[{\"publisher\":\"portolan\",\"plugin\":\"notes\","
                        + "\"version\":\"1.0.0\",\"grants\":[\"notification.send\"]}]}");
    }

    @Test
    void listAsAFileIsNarrowedAsTheListIs() throws IOException {
        answer = "plugin\r\n";
        try (var file = new InstallationsClient(services).file(ACME, TOKENS, new Query("up", "enabled", "state"))) {
            assertThat(new String(file.content().readAllBytes(), StandardCharsets.UTF_8))
                    .isEqualTo("plugin\r\n");
        }
        assertThat(sent).isEqualTo("GET /api/tenants/acme/installations?q=up&state=enabled&sort=state");
        assertThat(headers).contains("text/csv");
    }

    @Test
    void switchesArePatches() {
        var installations = new InstallationsClient(services);
        installations.enable(ACME, TOKENS, UPTIME, false);
        assertThat(sent).isEqualTo("PATCH " + AT + " {\"enabled\":false}");
        installations.updateByItself(ACME, TOKENS, UPTIME, false);
        assertThat(sent).isEqualTo("PATCH " + AT + " {\"automaticUpdates\":false}");
        assertThat(headers).startsWith("application/merge-patch+json");
    }

    @Test
    void logIsReadAnewOnlyWhenThereIsSomethingNew() {
        var installations = new InstallationsClient(services);
        answer = "{\"items\":[{\"level\":\"info\",\"message\":\"two\"}],\"next\":\"c\"}";
        var known =
                List.of(new Plugins.LogLine(null, "info", null, "two"), new Plugins.LogLine(null, "info", null, "one"));
        assertThat(installations.log(ACME, TOKENS, UPTIME, known)).isSameAs(known);
        assertThat(sent).isEqualTo("GET " + AT + "/log");
        answer = "{\"items\":[{\"level\":\"info\",\"message\":\"three\"}]}";
        assertThat(installations.log(ACME, TOKENS, UPTIME, known))
                .containsExactly(new Plugins.LogLine(null, "info", null, "three"));
    }

    @Test
    void updatesAreAskedForByName() {
        answer = "{\"items\":[{\"publisher\":\"portolan\",\"plugin\":\"uptime\",\"outcome\":\"waits_for_consent\"}]}";

        var outcomes = new PluginUpdatesClient(services)
                .run(ACME, TOKENS, List.of(new Chosen("portolan", "uptime", "1.3.0", null)), true);

        assertThat(sent)
                .isEqualTo("POST /api/tenants/acme/plugin-updates?dryRun=true"
                        + " {\"items\":[{\"publisher\":\"portolan\",\"plugin\":\"uptime\",\"version\":\"1.3.0\"}]}");
        assertThat(outcomes.getFirst().outcome()).isEqualTo("waits_for_consent");
        assertThat(outcomes.getFirst().message()).isEmpty();
    }

    @Test
    void requestsAreMadeReadDecidedAndTakenBack() {
        var requests = new PluginRequestsClient(services);
        answer = "{\"id\":\"r1\",\"publisher\":\"portolan\",\"plugin\":\"uptime\",\"state\":\"open\",\"note\":\"n\"}";
        var asked = requests.ask(ACME, TOKENS, UPTIME, "n");
        assertThat(sent).startsWith("POST /api/tenants/acme/plugin-requests {").contains("\"note\":\"n\"");
        assertThat(asked.open()).isTrue();
        assertThat(asked.note()).contains("n");
        requests.approve(ACME, TOKENS, "r1", Wish.switchedOn().granting(List.of("a")));
        assertThat(sent)
                .isEqualTo("POST /api/tenants/acme/plugin-requests/r1/approval {\"enabled\":true,\"grants\":[\"a\"]}");
        requests.reject(ACME, TOKENS, "r1", "not now");
        assertThat(sent).endsWith("/r1/rejection {\"reason\":\"not now\"}");
        requests.withdraw(ACME, TOKENS, "r1");
        assertThat(sent).isEqualTo("DELETE /api/tenants/acme/plugin-requests/r1");
        answer = """
                {"items":[{"id":"r1","publisher":"portolan","plugin":"uptime","state":"rejected","decidedBy":{"subject":"s","name":"Grace"},"reason":"no"}]}""";
        var mine = requests.requests(ACME, TOKENS, "open", true, null).items().getFirst();
        assertThat(sent).isEqualTo("GET /api/tenants/acme/plugin-requests?state=open&mine=true");
        assertThat(mine.decidedBy()).contains("Grace");
        assertThat(mine.reason()).contains("no");
    }

    @Test
    void repairNamesItsMendsAndTheOtherPlugin() {
        answer = """
                {"count":1,"items":[{"id":"x1","publisher":"portolan","plugin":"uptime","kind":"dependency_missing","message":"m",
                 "mends":[{"action":"install_dependency","label":"Install notes","publisher":"portolan","plugin":"notes"},{"action":"uninstall","label":"Uninstall"}]}]}""";

        var repair =
                new PluginRepairsClient(services).repairs(ACME, TOKENS).items().getFirst();

        assertThat(repair.mends())
                .containsExactly(
                        new PluginRepairs.Mend(
                                "install_dependency", "Install notes", new PluginId("portolan", "notes")),
                        new PluginRepairs.Mend("uninstall", "Uninstall", null));
    }

    @Test
    void setGoesAsYamlAndComesBackAsAPlan() {
        answer = """
                {"counts":{"refused":1},"items":[{"publisher":"acme","plugin":"x","action":"refused",
                 "refusals":[{"path":"/plugins/acme~1x","line":9,"found":"x","expected":"y","message":"no"}]}]}""";
        var sets = new PluginSetsClient(services);

        var plan = sets.apply(ACME, TOKENS, "kind: PluginSet", true, true);

        assertThat(sent).isEqualTo("POST /api/tenants/acme/plugin-set?dryRun=true&prune=true kind: PluginSet");
        assertThat(headers).startsWith("application/yaml");
        assertThat(plan.count("refused")).isEqualTo(1);
        assertThat(plan.items().getFirst().refusals().getFirst().line()).isEqualTo(Optional.of(9L));
        answer = "kind: PluginSet\n";
        assertThat(sets.text(ACME, TOKENS)).isEqualTo("kind: PluginSet\n");
        assertThat(headers).contains("application/yaml");
    }
}
