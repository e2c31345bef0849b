package dev.portolan.ui.forms;

import dev.portolan.contracts.Slug;
import dev.portolan.ui.clients.CatalogClient;
import dev.portolan.ui.clients.EntityQuery;
import dev.portolan.ui.clients.TokenSource;
import dev.portolan.ui.page.Background;
import java.util.function.Consumer;

/// The entities of an organization, for fields that refer to one.
public final class CatalogEntities implements OptionSource {
    private static final int MOST = 30;

    private final CatalogClient catalog;
    private final Background background;
    private final Slug tenant;
    private final TokenSource tokens;

    public CatalogEntities(CatalogClient catalog, Background background, Slug tenant, TokenSource tokens) {
        this.catalog = catalog;
        this.background = background;
        this.tenant = tenant;
        this.tokens = tokens;
    }

    @Override
    public void ask(Question question, Consumer<Answer> answered) {
        var query = EntityQuery.containing(question.text());
        background.load(
                () -> catalog.entities(tenant, tokens, query, MOST, null),
                page -> answered.accept(new Found(
                        page.items().stream()
                                .map(entity -> new Item(
                                        entity.ref().toString(),
                                        entity.title() + " · " + entity.ref().kind()))
                                .toList(),
                        page.next() != null)),
                problem -> answered.accept(
                        new Failed("The catalog cannot be searched right now. Type the reference, for example"
                                + " component:default/web.")));
    }
}
