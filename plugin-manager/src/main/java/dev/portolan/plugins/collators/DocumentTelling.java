package dev.portolan.plugins.collators;

import dev.portolan.contracts.CatalogMutation.Mode;
import dev.portolan.contracts.SearchDocuments;
import dev.portolan.contracts.SearchDocuments.Document;
import dev.portolan.contracts.TenantId;
import dev.portolan.plugins.shares.Telling;
import java.util.List;
import java.util.Optional;

/// Documents of the search, by their ids.
final class DocumentTelling implements Telling<Document> {
    static final DocumentTelling DOCUMENTS = new DocumentTelling();

    private DocumentTelling() {}

    @Override
    public String type() {
        return "search.documents";
    }

    @Override
    public Optional<String> nameOf(Document document) {
        return Optional.of(document.id());
    }

    @Override
    public SearchDocuments event(
            TenantId tenant, String provider, Mode mode, List<Document> added, List<String> removed, boolean ended) {
        return new SearchDocuments(tenant, provider, mode, added, removed);
    }
}
