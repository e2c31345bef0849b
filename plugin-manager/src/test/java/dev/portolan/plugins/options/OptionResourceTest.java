package dev.portolan.plugins.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.portolan.plugins.marketplace.TestPublisher;
import dev.portolan.plugins.world.Chooser;
import dev.portolan.plugins.world.ForeignWorld;
import dev.portolan.plugins.world.Portal;
import dev.portolan.testkit.Infrastructure;
import dev.portolan.testkit.TestDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(Infrastructure.class)
@WithTestResource(ForeignWorld.class)
class OptionResourceTest {
    private static final String PLUGIN = "testers/chooser";
    private static final String SECRET = "0pti0n-s3cr3t";

    @Inject
    TestPublisher publisher;

    @BeforeEach
    void published() {
        publisher.publish(Chooser.files("chooser"));
    }

    @Test
    void aFunctionListsWithTheUnsavedSettingsAndTheirSecret() {
        var acme = Portal.of("options-unsaved");

        ask(acme, "/project", unsaved(), null)
                .statusCode(200)
                .body("items.value", contains("one", "two", "three", "echo"))
                .body("items[0].label", equalTo("Project one (" + ("Bearer " + SECRET).length() + ")"))
                .body("items[1].label", equalTo("Second"))
                .body("items[2].label", equalTo("three"))
                .body("truncated", equalTo(false))
                .body("error", nullValue())
                .body(not(containsString(SECRET)));
        assertThat(TestDatabase.query("select count(*) from installation where tenant_id = '"
                        + acme.tenant().id() + "'"))
                .isZero();
        assertThat(TestDatabase.query("select count(*) from secret where tenant_id = '"
                        + acme.tenant().id() + "'"))
                .isZero();
    }

    @Test
    void theStoredSecretServesToo() {
        var acme = installed("options-stored");

        ask(acme, "/project", "{\"host\": \"" + ForeignWorld.host() + "\"}", null)
                .body("items[0].label", equalTo("Project one (" + ("Bearer " + SECRET).length() + ")"));
    }

    @Test
    void theStoredSecretDoesNotFollowAnUnsavedHost() {
        var acme = installed("options-moved");

        ask(acme, "/project", "{\"host\": \"127.0.0.1:9\"}", null)
                .statusCode(200)
                .body("items", empty())
                .body("error", containsString("was set for another address"));
    }

    @Test
    void aHalfFilledFormIsNoObstacle() {
        var acme = Portal.of("options-half");

        ask(acme, "/rows/3/branch", "{\"level\": -4}", "ma")
                .statusCode(200)
                .body("items.value", contains("/rows/3/branch ma", "level -4"))
                .body("truncated", equalTo(true));
    }

    @Test
    void whatTheFunctionDoesNotSearchTheHostDoes() {
        ask(Portal.of("options-search"), "/project", unsaved(), "SECO").body("items.value", contains("two"));
    }

    @Test
    void aLongListIsCutAndSaysSo() {
        var acme = Portal.of("options-long");

        ask(acme, "/many", "{}", null).body("items", hasSize(200)).body("truncated", equalTo(true));
        ask(acme, "/many/0", "{}", "value-49").body("items", hasSize(11)).body("truncated", equalTo(false));
    }

    @Test
    void aListIsKeptForAMinuteForTheSameSettings() {
        var acme = Portal.of("options-kept");
        var settings = "{\"host\": \"" + ForeignWorld.host() + "\"}";
        var first = number(acme, settings);

        assertThat(number(acme, settings)).isEqualTo(first);
        assertThat(number(acme, "{\"host\": \"" + ForeignWorld.host() + "\", \"level\": 3}"))
                .isNotEqualTo(first);
        assertThat(number(Portal.of("options-kept-not"), settings)).isNotEqualTo(first);
    }

    @Test
    void noMoreListsAreMadeInAMinuteThanAFormNeeds() {
        var acme = Portal.of("options-often");
        for (var i = 0; i < 60; i++) {
            ask(acme, "/rows/0/branch", "{}", "q" + i).statusCode(200).body("error", nullValue());
        }

        // Calls are counted by the minute of the clock, which may turn in between.
        var refused = IntStream.range(0, 61)
                .mapToObj(i -> ask(acme, "/rows/0/branch", "{}", "more" + i)
                        .statusCode(200)
                        .extract()
                        .<String>path("error"))
                .filter(Objects::nonNull)
                .findFirst();
        assertThat(refused).hasValueSatisfying(sentence -> assertThat(sentence).contains("too often"));
    }

    @Test
    void entitiesAreListedAsTheMemberMaySeeThem() {
        var acme = Portal.of("options-catalog");

        ask(acme, "/component", "{}", null)
                .body("items.value", contains("component:default/web", "component:shop/cart"))
                .body("items.label", contains("Web shop", "cart"));
        ask(acme, "/component", "{}", "shop").body("items.value", contains("component:default/web"));
        acme.tenant()
                .as("configurer", "plugin.configure")
                .contentType("application/json")
                .body("{\"pointer\": \"/component\"}")
                .post(acme.path("/installations/" + PLUGIN + "/options"))
                .then()
                .statusCode(200)
                .body("items", empty())
                .body("error", containsString("may not read"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /broken | the API is down
            /junk   | cannot be read
            /api    | The catalog does not answer right now.
            """)
    void whatGoesWrongIsSaidBesideAnEmptyList(String pointer, String sentence) {
        ask(Portal.of("options-wrong"), pointer, "{}", null)
                .statusCode(200)
                .body("items", empty())
                .body("error", containsString(sentence));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            no pointer             | {"configuration": {}}                               | /pointer
            a pointer that is none | {"pointer": "project"}                              | /pointer
            a number as pointer    | {"pointer": 7}                                      | /pointer
            an unknown setting     | {"pointer": "/nowhere"}                             | /pointer
            a setting with none    | {"pointer": "/host"}                                | /pointer
            past a setting         | {"pointer": "/project/deeper"}                      | /pointer
            a branch not chosen    | {"pointer": "/source/branch", "configuration": {"source": {"kind": "none"}}} | /pointer
            a search that is none  | {"pointer": "/project", "q": 7}                     | /q
            settings that are none | {"pointer": "/project", "configuration": []}         | /configuration
            a member not known     | {"pointer": "/project", "query": "x"}               | /query
            """)
    void badQuestionsAreRefusedWithAPointer(String name, String body, String pointer) {
        Portal.of("options-bad")
                .post(PLUGIN, "options", body)
                .statusCode(400)
                .body("violations[0].pointer", equalTo(pointer));
    }

    @Test
    void theBranchThatIsChosenHasTheOptions() {
        var acme = Portal.of("options-branch");

        ask(acme, "/source/branch", "{\"source\": {\"kind\": \"git\"}}", null).statusCode(200);
        ask(acme, "/source/branch", "{}", null).statusCode(200);
    }

    @Test
    void whatTheMarketplaceDoesNotHaveIsNotFound() {
        Portal.of("options-none")
                .post("testers/nothing", "options", "{\"pointer\": \"/a\"}")
                .statusCode(404);
    }

    private static ValidatableResponse ask(Portal portal, String pointer, String configuration, @Nullable String q) {
        var search = q == null ? "" : ", \"q\": \"" + q + "\"";
        return portal.post(
                PLUGIN,
                "options",
                "{\"pointer\": \"%s\", \"configuration\": %s, \"grants\": %s%s}"
                        .formatted(pointer, configuration, Chooser.CONSENT, search));
    }

    private static int number(Portal portal, String configuration) {
        return ask(portal, "/counted", configuration, null).extract().path("items[0].value");
    }

    private static String unsaved() {
        return "{\"host\": \"" + ForeignWorld.host() + "\", \"token\": {\"set\": \"" + SECRET + "\"}}";
    }

    private static Portal installed(String slug) {
        var portal = Portal.of(slug);
        portal.put(
                PLUGIN,
                "{\"enabled\": true, \"configuration\": %s, \"grants\": %s}".formatted(unsaved(), Chooser.CONSENT));
        return portal;
    }
}
