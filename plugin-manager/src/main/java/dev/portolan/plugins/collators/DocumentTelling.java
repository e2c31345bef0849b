package dev.portolan.plugins.collators;

import dev.portolan.contracts.SearchDocuments;
import dev.portolan.contracts.SearchDocuments.Document;
import dev.portolan.contracts.TenantId;
import dev.portolan.plugins.shares.Telling;
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
    public SearchDocuments event(TenantId tenant, String provider, Change<Document> change) {
        return new SearchDocuments(tenant, provider, change.mode(), change.added(), change.removed());
    }
}
