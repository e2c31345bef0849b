package dev.portolan.ui.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.sun.net.httpserver.HttpServer;
import dev.portolan.contracts.PluginId;
import dev.portolan.ui.clients.Marketplace.Search;
import dev.portolan.ui.clients.Marketplace.Version;
import dev.portolan.ui.clients.StaffPublishers.Edit;
import dev.portolan.ui.clients.StaffPublishers.Enrolment;
import dev.portolan.ui.clients.StaffReleaseClient.Act;
import dev.portolan.ui.clients.StaffReleases.Wanted;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What goes over the wire about offers, releases, reviews and publishers, and what is read of the answers.
class MarketplaceCallsTest {
    private static final TokenSource TOKENS = new TokenSource.Fixed("t");
    private static final PluginId UPTIME = new PluginId("portolan", "uptime");
    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private HttpServer server;
    private MarketplaceClient marketplace;
    private StaffReleaseClient releases;
    private StaffReviewClient reviews;
    private StaffPublisherClient publishers;
    private String sent = "";
    private String answer = "{}";
    private String type = "application/json";

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.createContext("/", exchange -> {
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            sent = (exchange.getRequestMethod() + " " + exchange.getRequestURI() + " " + body).strip();
            var bytes = answer.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", type);
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
        var settings = new OneService(
                URI.create("http://127.0.0.1:" + server.getAddress().getPort()));
        var http = new Http(settings, JSON);
        var api = new StaffApi(settings);
        marketplace = new MarketplaceClient(http, settings);
        releases = new StaffReleaseClient(http, api);
        reviews = new StaffReviewClient(http, api);
        publishers = new StaffPublisherClient(http, api);
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void aSearchNamesOnlyWhatNarrowsIt() {
        answer = """
                {"items":[{"publisher":"portolan","plugin":"uptime","title":"Uptime","version":"1.2.0","categories":["m"],
                 "publisherName":"Portolan","verified":true,"publishedAt":"2026-11-01T10:00:00Z","installs":7,"compatible":false,"deprecated":true}],"next":"c"}""";

        var page = marketplace.offers(TOKENS, new Search("up time", "", "portolan", "newest"), null);

        assertThat(sent).isEqualTo("GET /api/marketplace/plugins?q=up%20time&publisher=portolan&sort=newest");
        var offer = page.items().getFirst();
        assertThat(offer.maker()).isEqualTo(new Marketplace.Maker("Portolan", true));
        assertThat(offer.standing().installs()).isEqualTo(7);
        assertThat(offer.standing().compatible()).isFalse();
        assertThat(offer.standing().deprecated()).isTrue();
        assertThat(page.next()).isEqualTo("c");
    }

    @Test
    void anOfferOfWhichLittleIsSaidIsTakenAsUsable() {
        answer = "{\"items\":[{\"publisher\":\"portolan\",\"plugin\":\"uptime\"}]}";

        var offer = marketplace
                .offers(TOKENS, new Search("", "", "", ""), null)
                .items()
                .getFirst();

        assertThat(offer.title()).isEqualTo("uptime");
        assertThat(offer.maker()).isEqualTo(new Marketplace.Maker("portolan", false));
        assertThat(offer.standing().compatible()).isTrue();
    }

    @Test
    void aDetailReadsWhatTodayAndTomorrowAnswer() throws IOException {
        var today = JSON.readTree("""
                {"manifest":{"license":"MIT","requires":{"plugins":{"a/b":"^1","c/d":{"range":"2","optional":true}}}},
                 "compatibility":{"portolan":">=1","fits":true},"releases":[{"version":"2.0.0-x","channel":"beta","status":"revoked","reason":"leaks"}]}""");

        var detail = Marketplace.Detail.of(UPTIME, today);

        assertThat(detail.license()).isEqualTo("MIT");
        assertThat(detail.compatibility().requires()).isEqualTo(">=1");
        assertThat(detail.versions()).containsExactly(new Version("2.0.0-x", null, "revoked", "leaks", true));
        assertThat(detail.needs())
                .containsExactly(new Marketplace.Need("a/b", "^1", false), new Marketplace.Need("c/d", "2", true));
        assertThat(detail.screenshots()).isEmpty();
    }

    @Test
    void onlyPicturesComeThroughAsPictures() {
        type = "image/png";
        assertThat(marketplace.screenshot(TOKENS, UPTIME, "1.2.0", "a b.png").type())
                .isEqualTo("image/png");
        assertThat(sent).isEqualTo("GET /api/marketplace/plugins/portolan/uptime/screenshots/a%20b.png?version=1.2.0");

        type = "text/html";
        assertThatThrownBy(() -> marketplace.screenshot(TOKENS, UPTIME, "1.2.0", "a.png"))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.notFound()).isTrue());
    }

    @Test
    void releasesAreMovedByTheirDigest() {
        releases.act(TOKENS, "ab12", Act.STOP, "leaks");
        assertThat(sent).isEqualTo("POST /api/operator/plugins/releases/ab12/revocation {\"reason\":\"leaks\"}");
        releases.act(TOKENS, "ab12", Act.DEPRECATE, "old");
        assertThat(sent).isEqualTo("POST /api/operator/plugins/releases/ab12/deprecation {\"reason\":\"old\"}");
        releases.undo(TOKENS, "ab12", Act.YANK);
        assertThat(sent).isEqualTo("DELETE /api/operator/plugins/releases/ab12/yank");
    }

    @Test
    void aRolloutIsSentWhole() {
        answer = "{\"percent\":25,\"rings\":[\"early\"],\"paused\":true,\"reached\":3,\"waiting\":9,"
                + "\"steps\":[{\"percent\":5,\"rings\":[\"early\"],\"paused\":false,\"by\":\"Ada\",\"at\":\"2026-11-01T10:00:00Z\"}]}";

        var rollout = releases.roll(TOKENS, "ab12", new Wanted(25, List.of("early"), true));

        assertThat(sent)
                .isEqualTo("PUT /api/operator/plugins/releases/ab12/rollout"
                        + " {\"percent\":25,\"rings\":[\"early\"],\"paused\":true}");
        assertThat(rollout.waiting()).isEqualTo(9);
        assertThat(rollout.steps()).extracting(StaffReleases.Step::by).containsExactly("Ada");
    }

    @Test
    void aSubmissionIsReadWithWhatIsInIt() {
        answer = """
                {"id":"1","publisher":"kiln","plugin":"x","version":"1.0.0","state":"quarantined","submittedAt":"2026-11-01T10:00:00Z",
                 "findings":[{"rule":"secret","severity":"warning","path":"a.js","line":3,"message":"m"}],
                 "capabilities":{"added":["More"],"removed":[]},"files":[{"path":"a.js","size":12}],"manifest":{"id":"x"}}""";

        var opened = reviews.submission(TOKENS, "1");

        assertThat(opened.submission().named().title()).isEqualTo("kiln/x 1.0.0");
        assertThat(opened.submission().findings().getFirst().line()).isEqualTo(3);
        assertThat(opened.submission().capabilities().added()).containsExactly("More");
        assertThat(opened.files()).containsExactly(new StaffReviews.PackedFile("a.js", 12));
    }

    @Test
    void decisionsCarryTheirWords() {
        reviews.approve(TOKENS, "1", "");
        assertThat(sent).isEqualTo("POST /api/operator/plugins/reviews/1/approval {}");
        reviews.approve(TOKENS, "1", "fine");
        assertThat(sent).endsWith("{\"note\":\"fine\"}");
        reviews.reject(TOKENS, "1", "no");
        assertThat(sent).isEqualTo("POST /api/operator/plugins/reviews/1/rejection {\"reason\":\"no\"}");
        answer = "text";
        assertThat(reviews.file(TOKENS, "1", "a/b.js")).isEqualTo("text");
        assertThat(sent).isEqualTo("GET /api/operator/plugins/reviews/1/files?path=a%2Fb.js");
    }

    @Test
    void publishersAreChangedByWhatDiffers() {
        publishers.add(TOKENS, new Enrolment("kiln", "Kiln", null, true));
        assertThat(sent)
                .isEqualTo(
                        "POST /api/operator/plugins/publishers {\"id\":\"kiln\",\"name\":\"Kiln\",\"reviewed\":true}");
        publishers.change(TOKENS, "kiln", Edit.suspended(true));
        assertThat(sent).isEqualTo("PATCH /api/operator/plugins/publishers/kiln {\"suspended\":true}");
        answer = "{\"id\":\"9\",\"name\":\"CI\",\"token\":\"s3cret\"}";
        assertThat(publishers.makeToken(TOKENS, "kiln", "CI").token()).isEqualTo("s3cret");
        publishers.revoke(TOKENS, "kiln", "9");
        assertThat(sent).isEqualTo("DELETE /api/operator/plugins/publishers/kiln/tokens/9");
    }

    @Test
    void aPublisherIsFoundInTheList() {
        answer = """
                {"items":[{"id":"a","name":"A"},{"id":"kiln","name":"Kiln","reviewed":false,"suspended":true,"verifiedAt":"2026-11-01T10:00:00Z","fingerprint":"ab"}]}""";

        var found = publishers.publisher(TOKENS, "kiln");

        assertThat(found.suspended()).isTrue();
        assertThat(found.key().fingerprint()).isEqualTo("ab");
        assertThatThrownBy(() -> publishers.publisher(TOKENS, "nobody"))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.notFound()).isTrue());
    }
}
