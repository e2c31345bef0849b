package dev.portolan.ui.clients;

import dev.portolan.contracts.Slug;
import dev.portolan.ui.clients.Search.Question;
import dev.portolan.ui.clients.Search.Results;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/// Searches an organization. Every method blocks and throws [ProblemException].
@ApplicationScoped
public class SearchClient {
    private final ServiceApi api;

    SearchClient(Services services) {
        this.api = services.catalog();
    }

    /// Best first.
    ///
    /// @param cursor of the page before; null for the first
    public Results search(Slug tenant, TokenSource tokens, Question question, int limit, @Nullable String cursor) {
        var address = api.at(tenant, "search").with("q", question.text());
        Search.FACETS.forEach(facet -> address.with(facet, question.filter(facet)));
        address.with("limit", Integer.toString(limit)).with("cursor", cursor);
        return api.get(address, tokens, Results.class);
    }
}
