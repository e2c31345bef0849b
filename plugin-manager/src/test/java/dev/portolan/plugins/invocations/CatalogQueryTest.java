package dev.portolan.plugins.invocations;

import static org.hamcrest.Matchers.equalTo;

import dev.portolan.plugins.marketplace.TestPublisher;
import dev.portolan.plugins.world.Crafted;
import dev.portolan.plugins.world.ForeignWorld;
import dev.portolan.plugins.world.Portal;
import dev.portolan.testkit.Infrastructure;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Plugins ask the catalog by its own predicates.
@QuarkusTest
@WithTestResource(Infrastructure.class)
@WithTestResource(ForeignWorld.class)
class CatalogQueryTest {
    private static final String WIDGET =
            "{point: home.widget, id: widget, title: Widget, function: widget, refresh: 10s}";

    @Inject
    TestPublisher publisher;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            finds    | {filter: {kind: "component"}, fields: ["metadata.name"]} | web,cart
            pages    | {filter: {kind: "component"}, limit: 1}                  | web second
            page-two | {cursor: "second"}                                       | cart
            wrong    | {filter: {kind: {$like: "x"}}}                           | invalid: Unknown operator
            too-many | {limit: 101}                                             | invalid: `limit` is a whole number from 1 to 100.
            unknown  | {where: {}}                                              | invalid: `where` is not known; a query has filter, fields, order, limit and cursor.
            """)
    void answersOrSaysWhatIsWrong(String id, String query, String words) {
        var acme = installed("query-" + id, query, "[catalog.entity.read]", "[\"catalog.entity.read\"]");

        acme.view("testers/query-" + id, "widget").body("view.markdown", equalTo(words));
    }

    @ParameterizedTest
    @CsvSource({"query-alone, {}"})
    void takesConsent(String id, String query) {
        var acme = installed(id, query, "[]", "[]");

        acme.view("testers/" + id, "widget")
                .body(
                        "view.markdown",
                        equalTo("not_permitted: Reading the catalog is not among what an admin has consented to."));
    }

    private Portal installed(String id, String query, String permissions, String grants) {
        var code = """
                export async function widget(call, host) {
                  try {
                    const found = await host.catalog.query(%s);
                    const names = found.items.map((one) => one.metadata.name).join(',');
                    return {block: 'text', markdown: names + (found.next ? ' ' + found.next : '')};
                  } catch (refused) { return {block: 'text', markdown: refused.name + ': ' + refused.message}; }
                }
                """.formatted(query);
        publisher.publish(Crafted.of(id, code, WIDGET).asking(permissions).files());
        var acme = Portal.of(id + "-acme");
        acme.put("testers/" + id, "{\"enabled\": true, \"grants\": " + grants + "}")
                .statusCode(201);
        return acme;
    }
}
