package dev.portolan.ui.views;

import com.fasterxml.jackson.databind.JsonNode;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.router.Location;
import dev.portolan.contracts.EntityRef;
import dev.portolan.contracts.Problem.Violation;
import dev.portolan.contracts.Slug;
import dev.portolan.ui.blocks.Surroundings;
import dev.portolan.ui.clients.Entity;
import dev.portolan.ui.clients.ProblemException;
import dev.portolan.ui.clients.Views;
import dev.portolan.ui.clients.Views.Called;
import dev.portolan.ui.forms.CatalogEntities;
import dev.portolan.ui.forms.OptionSource;
import dev.portolan.ui.page.Links;
import dev.portolan.ui.page.Toast;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Does in the page what the buttons, forms and tables of one extension's view ask for.
final class ViewSurroundings implements Surroundings {
    private static final String VALUES = "/values";

    private final ExtensionDesk desk;
    private final ExtensionContent content;

    ViewSurroundings(ExtensionDesk desk, ExtensionContent content) {
        this.desk = desk;
        this.content = content;
    }

    @Override
    public Slug tenant() {
        return content.place().tenant().slug();
    }

    @Override
    public void press(Press press, Consumer<Outcome> then) {
        var place = content.place();
        var call = new Views.Call(press.function(), press.params(), press.values());
        desk.background()
                .load(
                        () -> desk.views().call(tenant(), place.tenant(), place.extension(), place.entity(), call),
                        called -> done(called, then),
                        problem -> then.accept(refused(problem)));
    }

    private void done(Called called, Consumer<Outcome> then) {
        if (called.toast() != null) {
            if (called.toast().state().equals("bad")) {
                Toast.refused(called.toast().message());
            } else {
                Toast.say(called.toast().message());
            }
        }
        if (!called.errors().isEmpty()) {
            then.accept(new Outcome.Wrong(called.errors().stream()
                    .map(error -> new Violation(error.pointer(), error.message()))
                    .toList()));
            return;
        }
        then.accept(new Outcome.Done());
        if (called.view() != null) {
            content.replace(called.view());
        } else if (called.refresh()) {
            content.load();
        }
        if (called.navigate() != null) {
            go(called.navigate());
        }
    }

    private void go(String where) {
        var inside = Links.inside(tenant(), where);
        if (inside.isPresent()) {
            var location = new Location(inside.get().substring(1));
            UI.getCurrent().navigate(location.getPath(), location.getQueryParameters());
        } else if (where.startsWith("https://")) {
            UI.getCurrent().getPage().open(where, "_blank");
        }
    }

    private static Outcome refused(ProblemException problem) {
        var violations = problem.violations().stream()
                .filter(violation -> violation.pointer().startsWith(VALUES))
                .map(violation -> new Violation(violation.pointer().substring(VALUES.length()), violation.message()))
                .toList();
        return violations.isEmpty() ? new Outcome.Failed(problem.detail()) : new Outcome.Wrong(violations);
    }

    @Override
    public void more(String table, String cursor, Consumer<Further> then) {
        var place = content.place();
        desk.background()
                .load(
                        () -> desk.views()
                                .more(
                                        tenant(),
                                        place.tenant(),
                                        place.extension(),
                                        place.entity(),
                                        content.params(),
                                        new Views.Place(table, cursor)),
                        shown -> then.accept(further(shown.view(), shown.errorText())),
                        problem -> then.accept(new Further.Failed(problem.detail())));
    }

    private static Further further(@Nullable JsonNode table, String error) {
        if (table == null || !table.path("rows").isArray()) {
            return new Further.Failed(error.isEmpty() ? "There was no answer." : error);
        }
        var rows = new ArrayList<JsonNode>();
        table.path("rows").forEach(rows::add);
        return new Further.Rows(
                rows, table.hasNonNull("next") ? table.path("next").asText() : null);
    }

    @Override
    public void titles(Collection<EntityRef> entities, Consumer<Map<EntityRef, String>> then) {
        var place = content.place();
        desk.background()
                .load(
                        () -> desk.catalog().named(tenant(), place.tenant(), List.copyOf(entities)),
                        found -> then.accept(
                                found.stream().collect(Collectors.toMap(Entity::ref, Entity::title, (one, _) -> one))),
                        _ -> {}); // names do
    }

    @Override
    public OptionSource entities() {
        return new CatalogEntities(
                desk.catalog(), desk.background(), tenant(), content.place().tenant());
    }
}
