package dev.portolan.plugins.invocations;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import dev.portolan.contracts.AuditEvent;
import dev.portolan.contracts.Topics;
import dev.portolan.plugins.marketplace.TestPublisher;
import dev.portolan.plugins.world.ForeignWorld;
import dev.portolan.plugins.world.Pages;
import dev.portolan.plugins.world.Portal;
import dev.portolan.streams.Json;
import dev.portolan.testkit.Infrastructure;
import dev.portolan.testkit.TestTopics;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(Infrastructure.class)
@WithTestResource(ForeignWorld.class)
class ViewCallTest {
    private static final String PAGES = "testers/pages";
    private static final String RUNS = PAGES + "/runs";

    @Inject
    TestPublisher publisher;

    @BeforeEach
    void published() {
        publisher.publish(Pages.files("pages"));
    }

    @Test
    void aButtonDoesWhatItsFunctionAnswersForTheMemberWhoPressedIt() {
        var acme = installed("presses");

        call(acme, RUNS, "{\"function\": \"start\", \"params\": {\"kind\": \"full\"}}")
                .statusCode(200)
                .body("toast.state", equalTo("good"))
                .body("toast.message", containsString(" started full"))
                .body("refresh", equalTo(true))
                .body("navigate", equalTo("/catalog"))
                .body("view.block", equalTo("button"))
                .body("view.onclick", nullValue());

        var event = TestTopics.await(
                Topics.AUDIT,
                record -> record.key().equals(acme.tenant().id().toString())
                        && Json.read(record.value(), AuditEvent.class).action().equals("plugin.called"));
        Assertions.assertThat(
                        Json.read(event.value(), AuditEvent.class).change().after())
                .isEqualTo(Map.of("/extension", "runs", "/function", "start"));
    }

    @Test
    void aButtonOfAnEntityKnowsItsEntity() {
        var acme = installed("entity");
        var body = "{\"function\": \"start\", \"entity\": \"component:default/web\"}";

        call(acme, PAGES + "/tab", body).statusCode(200).body("toast.message", containsString("started it web"));

        call(acme, PAGES + "/tab", body.replace("component:default/web", "api:default/web-api"))
                .statusCode(404);
        call(acme, PAGES + "/tab", "{\"function\": \"start\"}").statusCode(400);
    }

    @Test
    void onlyWhatIsOfferedOrListedCanBeCalled() {
        var acme = installed("offered");

        call(acme, RUNS, "{\"function\": \"undo\"}").statusCode(200);
        call(acme, RUNS, "{\"function\": \"secret\"}").statusCode(400).body("violations.pointer", hasItem("/function"));
        call(acme, PAGES + "/tab", "{\"function\": \"save\", \"entity\": \"component:default/web\"}")
                .statusCode(400);
    }

    @Test
    void whatIsFilledInIsHeldToTheFormThatIsShown() {
        var acme = installed("forms");

        call(acme, RUNS, "{\"function\": \"save\", \"values\": {\"name\": \"ab\", \"count\": 10}}")
                .statusCode(400)
                .body("violations.pointer", hasItem("/values/name"))
                .body("violations.pointer", hasItem("/values/count"));
        call(acme, RUNS, "{\"function\": \"save\", \"values\": {\"name\": \"taken\"}}")
                .statusCode(200)
                .body("errors[0].pointer", equalTo("/name"))
                .body("errors[0].message", equalTo("is taken"));
        call(acme, RUNS, "{\"function\": \"save\", \"values\": {\"name\": \"good\"}}")
                .statusCode(200)
                .body("toast.message", equalTo("saved good"))
                .body("navigate", nullValue());
        acme.get("/installations/" + PAGES + "/log").body("items.message", hasItem(containsString("nowhere to go")));
    }

    @Test
    void aTableGoesOn() {
        var acme = installed("goes-on");
        acme.view(PAGES, "runs")
                .body("view.children[1].rows.n", equalTo(List.of(0, 1)))
                .body("view.children[1].next", equalTo("1"));

        acme.view(PAGES, "runs?table=runs&cursor=1")
                .statusCode(200)
                .body("view.block", equalTo("table"))
                .body("view.rows.n", equalTo(List.of(2, 3)))
                .body("view.next", equalTo("2"));
        acme.view(PAGES, "runs?table=runs&cursor=2").body("view.next", nullValue());
        acme.view(PAGES, "runs?table=other&cursor=1").statusCode(404);
    }

    @Test
    void aPageIsToldWhatStandsInItsAddress() {
        var acme = installed("told");

        acme.view(PAGES, "runs").body("view.children[0].markdown", equalTo("stage none"));
        acme.tenant()
                .asOwner()
                .queryParam("params", "{\"stage\": \"prod\"}")
                .get(acme.path("/views/" + RUNS))
                .then()
                .body("view.children[0].markdown", equalTo("stage prod"));
        acme.view(PAGES, "runs?params=nonsense").statusCode(400);
    }

    @Test
    void whatWasGoodLastIsThereAtOnce() {
        var acme = installed("last");
        acme.view(PAGES, "runs?last=true")
                .statusCode(200)
                .body("view", nullValue())
                .body("stale", equalTo(true));

        acme.view(PAGES, "runs").statusCode(200);

        acme.view(PAGES, "runs?last=true")
                .body("view.block", equalTo("section"))
                .body("stale", equalTo(true));
    }

    @Test
    void pagesAndTabsAreListedWithTheirIcons() {
        var acme = installed("listed");

        acme.get("/extensions?point=nav.page")
                .body("items[0].extension", equalTo("runs"))
                .body("items[0].icon", equalTo("play"))
                .body("items[0].component", nullValue());
        acme.get("/extensions?point=entity.tab&entity=component:default/web")
                .body("items[0].title", equalTo("Runs of it"));
    }

    @Test
    void theThemeIsTheOneThatIsOn() {
        var acme = installed("theme");

        acme.get("/theme")
                .statusCode(200)
                .body("plugin", equalTo(PAGES))
                .body("light.primary", equalTo("#2438a8"))
                .body("dark.primary", equalTo("#9db0ff"))
                .body("logo", containsString("data:image/svg+xml;base64,"));

        acme.patch(PAGES, "{\"enabled\": false}").statusCode(200);

        acme.get("/theme").body("plugin", nullValue()).body("light.size()", equalTo(0));
    }

    @Test
    void anotherTenantsPluginIsNotThere() {
        installed("mine");
        var globex = Portal.of("call-others");

        call(globex, RUNS, "{\"function\": \"start\"}").statusCode(404);
        globex.get("/theme").statusCode(200).body("plugin", nullValue());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            {}                                        | /function
            {"function": 1}                           | /function
            {"function": "start", "entity": []}       | /entity
            {"function": "start", "params": "x"}      | /params
            {"function": "start", "values": [1]}      | /values
            {"function": "start", "then": "x"}        | /then
            """)
    void aMalformedCallSaysWhere(String body, String pointer) {
        call(installed("malformed"), RUNS, body).statusCode(400).body("violations.pointer", hasItem(pointer));
    }

    private static ValidatableResponse call(Portal portal, String extension, String body) {
        return portal.json(body)
                .post(portal.path("/views/" + extension + "/calls"))
                .then();
    }

    private Portal installed(String slug) {
        var portal = Portal.of("call-" + slug);
        var code = portal.put(PAGES, Pages.ENABLED).extract().statusCode();
        Assertions.assertThat(code).isIn(200, 201);
        return portal;
    }
}
