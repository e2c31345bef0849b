package dev.portolan.plugins.marketplace;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.portolan.plugins.world.Author;
import dev.portolan.plugins.world.ForeignWorld;
import dev.portolan.plugins.world.Pictures;
import dev.portolan.plugins.world.Portal;
import dev.portolan.testkit.Infrastructure;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(Infrastructure.class)
@WithTestResource(ForeignWorld.class)
class MarketplaceSearchTest {
    private static final Portal ACME = Portal.of("search");

    @Inject
    InstallCounts counts;

    @Test
    void theListComesInAnyOrderAPageAtATime() {
        var author = Author.of("sorter", false);
        for (var plugin : List.of("mars", "venus", "earth")) {
            author.send(author.files(plugin, "1.0.0")).body("state", equalTo("published"));
        }
        Portal.of("sorter-a").put("sorter/venus", "{\"enabled\": true}").statusCode(201);
        Portal.of("sorter-b").put("sorter/venus", "{\"enabled\": true}").statusCode(201);
        Portal.of("sorter-b").put("sorter/mars", "{\"enabled\": true}").statusCode(201);
        counts.count();

        assertThat(pages("name")).containsExactly("earth", "mars", "venus");
        assertThat(pages("newest")).containsExactly("earth", "venus", "mars");
        assertThat(pages("popular")).containsExactly("venus", "mars", "earth");
        assertThat(pages("relevance")).containsExactly("venus", "mars", "earth");
        list("?publisher=sorter&sort=popular")
                .body("items.installs", contains(2, 1, 0))
                .body("items.publisherName", hasItem("Name of sorter"))
                .body("items.verified", hasItem(true))
                .body("items.compatible", hasItem(true))
                .body("items.deprecated", hasItem(false))
                .body("items[0].publishedAt", notNullValue())
                .body("next", nullValue());

        Portal.of("sorter-b").delete("sorter/venus").statusCode(202);
        counts.count();
        list("?publisher=sorter&sort=popular").body("items.installs", contains(1, 1, 0));
    }

    @Test
    void theBestFitComesFirst() {
        var author = Author.of("finder", false);
        for (var plugin : List.of("zeta-graph", "graph", "graph-more")) {
            author.send(author.files(plugin, "1.0.0")).body("state", equalTo("published"));
        }
        list("?publisher=finder&q=GRAPH").body("items.plugin", contains("graph", "graph-more", "zeta-graph"));
        list("?publisher=finder&q=more title").body("items.plugin", contains("graph-more"));
        list("?publisher=finder&q=more nothing").body("items", equalTo(List.of()));
        list("?publisher=finder&q=gra_h").body("items", equalTo(List.of()));
    }

    @Test
    void categoriesAreCounted() {
        var author = Author.of("categorist", false);
        author.send(author.files("one", "1.0.0")).body("state", equalTo("published"));
        author.send(author.files("two", "1.0.0")).body("state", equalTo("published"));
        ACME.tenant()
                .asViewer()
                .get("/api/marketplace/categories")
                .then()
                .statusCode(200)
                .body("items.find { it.category == 'categorist' }.count", equalTo(2));
        list("?category=categorist").body("items.plugin", contains("one", "two"));
    }

    @ParameterizedTest
    @CsvSource({
        "?sort=odd, sort",
        "?limit=0, limit",
        "?limit=51, limit",
        "?cursor=x, cursor",
        "?sort=newest&cursor=WyJQT1BVTEFSIiwiMSIsImEiXQ, cursor",
        "?sort=popular&cursor=WyJQT1BVTEFSIiwieCIsImEiXQ, cursor"
    })
    void badQuestionsArePointedAt(String query, String pointer) {
        ACME.tenant()
                .asViewer()
                .get("/api/marketplace/plugins" + query)
                .then()
                .statusCode(400)
                .body("violations.pointer", contains(pointer));
    }

    @Test
    void aPluginsPageHasAllThatSpeaksForIt() {
        var author = Author.of("pictured", false);
        var files = new LinkedHashMap<>(author.files("pictured-a", "1.0.0"));
        var picture = Pictures.png(16, 9);
        files.put("screenshots/01-the-widget.png", picture);
        files.put("screenshots/02_more.webp", Pictures.webp(16, 9));
        author.send(files).body("state", equalTo("published"));
        author.send(author.files("pictured-a", "1.1.0")).body("state", equalTo("published"));
        var page = "/api/marketplace/plugins/pictured/pictured-a";

        ACME.tenant()
                .asViewer()
                .get(page + "?version=1.0.0")
                .then()
                .statusCode(200)
                .body("changelog", equalTo("## 1.0.0\n"))
                .body("license", equalTo("Apache-2.0"))
                .body("screenshots.name", contains("01-the-widget.png", "02_more.webp"))
                .body("screenshots.title", contains("The widget", "More"))
                .body("publisherName", equalTo("Name of pictured"))
                .body("verified", equalTo(true))
                .body("installs", equalTo(0))
                .body("releases.version", contains("1.1.0", "1.0.0"))
                .body("releases[0].preRelease", equalTo(false))
                .body("releases[0].status", equalTo("published"))
                .body("compatibility.requires", equalTo(">=1.0 <2.0"))
                .body("compatibility.fits", equalTo(true))
                .body("compatibility.reason", nullValue());

        var answer = ACME.tenant().asViewer().get(page + "/screenshots/01-the-widget.png?version=1.0.0");
        answer.then()
                .statusCode(200)
                .contentType("image/png")
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "default-src 'none'; sandbox");
        assertThat(answer.asByteArray()).isEqualTo(picture);
        ACME.tenant()
                .asViewer()
                .get(page + "/screenshots/02_more.webp?version=1.0.0")
                .then()
                .statusCode(200)
                .contentType("image/webp");
        // the newest release has none
        ACME.tenant()
                .asViewer()
                .get(page + "/screenshots/01-the-widget.png")
                .then()
                .statusCode(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"none.png", "..%2Fplugin.js", "plugin.js", "a.svg"})
    void nothingButPicturesIsServed(String name) {
        ACME.tenant()
                .asViewer()
                .get("/api/marketplace/plugins/portolan/uptime/screenshots/" + name)
                .then()
                .statusCode(404);
    }

    @Test
    void whoMayNotSeePluginsSeesNoMarketplace() {
        for (var path : List.of(
                "/api/marketplace/categories",
                "/api/marketplace/publishers/portolan",
                "/api/marketplace/plugins/portolan/uptime/screenshots/a.png")) {
            given().get(path).then().statusCode(401);
            given().header("Authorization", "Bearer " + ACME.tenant().token("bob", "catalog.entity.read"))
                    .get(path)
                    .then()
                    .statusCode(403);
        }
        ACME.tenant()
                .asViewer()
                .get("/api/marketplace/publishers/nobody")
                .then()
                .statusCode(404);
    }

    /// Reads the list a line at a time.
    private static List<String> pages(String sort) {
        var found = new ArrayList<String>();
        var address = "?publisher=sorter&limit=1&sort=" + sort;
        String next = "";
        while (next != null && found.size() < 10) {
            var page = list(address + (next.isEmpty() ? "" : "&cursor=" + next)).extract();
            found.addAll(page.path("items.plugin"));
            next = page.path("next");
        }
        return found;
    }

    private static ValidatableResponse list(String query) {
        return ACME.tenant()
                .asViewer()
                .get("/api/marketplace/plugins" + query)
                .then()
                .statusCode(200);
    }
}
