package dev.portolan.plugins.collators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.portolan.contracts.CatalogMutation.Mode;
import dev.portolan.contracts.SearchDocuments;
import dev.portolan.contracts.SearchDocuments.Document;
import dev.portolan.contracts.Topics;
import dev.portolan.plugins.marketplace.TestPublisher;
import dev.portolan.plugins.world.Crafted;
import dev.portolan.plugins.world.ForeignWorld;
import dev.portolan.plugins.world.Portal;
import dev.portolan.plugins.world.Tenants;
import dev.portolan.streams.Json;
import dev.portolan.testkit.Infrastructure;
import dev.portolan.testkit.TestTopics;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.TreeSet;
import org.awaitility.Awaitility;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.Test;

/// Collators say what there is to find, and the search is told.
@QuarkusTest
@WithTestResource(Infrastructure.class)
@WithTestResource(ForeignWorld.class)
class CollatorRunTest {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String PAGES = "{point: search.collator, id: pages, title: Pages, function: pages, every: 1h}";
    private static final String CODE = """
            export async function pages({config, input}) {
              const page = Number(input.cursor ?? '1');
              const last = config.mood === 'good' ? 3 : 1;
              return {documents: [{id: 'page-' + page, title: 'Page ' + page, text: 'Words', tags: ['wiki'],
                                   href: 'https://wiki.example.com/' + page, entity: 'component:default/web'}],
                      next: page < last ? String(page + 1) : undefined};
            }
            """;

    @Inject
    TestPublisher publisher;

    @Test
    void documentsOfAllPagesAreTold() {
        var acme = installed("wiki-pages", CODE);

        soon(() -> assertThat(ids(acme, "wiki-pages")).containsExactly("page-1", "page-2", "page-3"));
        var document = told(acme, "wiki-pages").getFirst().added().getFirst();
        assertThat(document.title()).isEqualTo("Page 1");
        assertThat(document.href()).isEqualTo("https://wiki.example.com/1");
        assertThat(document.tags()).containsExactly("wiki");

        acme.patch("testers/wiki-pages", "{\"configuration\": {\"mood\": \"short\"}}")
                .statusCode(200);
        soon(() -> assertThat(ids(acme, "wiki-pages")).containsExactly("page-1"));
    }

    @Test
    void nothingIsFoundOfADisabledPlugin() {
        var acme = installed("wiki-off", CODE);
        soon(() -> assertThat(ids(acme, "wiki-off")).hasSize(3));

        acme.patch("testers/wiki-off", "{\"enabled\": false}").statusCode(200);
        soon(() -> assertThat(ids(acme, "wiki-off")).isEmpty());

        acme.patch("testers/wiki-off", "{\"enabled\": true}").statusCode(200);
        soon(() -> assertThat(ids(acme, "wiki-off")).hasSize(3));
    }

    @Test
    void whatIsNoDocumentIsToldInTheLog() {
        var acme = installed("wiki-odd", "export async function pages() { return {documents: [{id: 'a'}]}; }");

        soon(() -> acme.get("/installations/testers/wiki-odd/log")
                .body("items[0].message", equalTo("`documents[0].title` must be a text.")));
        assertThat(told(acme, "wiki-odd")).isEmpty();
    }

    private Portal installed(String id, String code) {
        publisher.publish(Crafted.of(id, code, PAGES).files());
        var acme = Tenants.open(id + "-acme");
        acme.put("testers/" + id, "{\"enabled\": true}").statusCode(201);
        return acme;
    }

    private static List<SearchDocuments> told(Portal portal, String plugin) {
        var key = portal.tenant().id() + "/testers/" + plugin + "/pages";
        return TestTopics.read(Topics.CATALOG_MUTATIONS).stream()
                .filter(record -> key.equals(record.key()))
                .map(record -> Json.read(record.value(), SearchDocuments.class))
                .toList();
    }

    /// Ids of what a search has that does as it is told.
    private static TreeSet<String> ids(Portal portal, String plugin) {
        var ids = new TreeSet<String>();
        for (var one : told(portal, plugin)) {
            if (one.mode() == Mode.FULL) {
                ids.clear();
            }
            ids.removeAll(one.removed());
            one.added().stream().map(Document::id).forEach(ids::add);
        }
        return ids;
    }

    private static void soon(ThrowingRunnable fact) {
        Awaitility.await().atMost(SOON).untilAsserted(fact);
    }
}
