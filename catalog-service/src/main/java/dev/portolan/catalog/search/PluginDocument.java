package dev.portolan.catalog.search;

import dev.portolan.catalog.search.SearchDocument.Labels;
import dev.portolan.catalog.search.SearchDocument.Origin;
import dev.portolan.catalog.search.SearchDocument.Text;
import dev.portolan.contracts.SearchDocuments;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Makes the search document of something that a plugin has told of.
final class PluginDocument {
    static final String AREA = "plugin";

    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_TEXT = 20_000;
    private static final int LONGEST_HREF = 2_000;
    private static final int MOST_TAGS = 50;
    private static final String KIND = "document";

    private PluginDocument() {}

    static String key(String source, String id) {
        return source + "#" + id;
    }

    /// Empty for what has no id or no title.
    static Optional<SearchDocument> of(String source, SearchDocuments.Document told) {
        if (told.id() == null
                || told.id().isBlank()
                || told.title() == null
                || told.title().isBlank()) {
            return Optional.empty();
        }
        var entity = told.entity() == null ? null : told.entity().toString();
        return Optional.of(new SearchDocument(
                AREA,
                key(source, EntityDocument.shortened(told.id(), LONGEST_NAME)),
                new Text(
                        EntityDocument.shortened(told.title(), LONGEST_NAME),
                        null,
                        told.text() == null || told.text().isBlank()
                                ? null
                                : EntityDocument.shortened(told.text(), LONGEST_TEXT),
                        told.tags().stream()
                                .filter(tag -> !tag.isBlank())
                                .limit(MOST_TAGS)
                                .map(tag -> EntityDocument.shortened(tag.replace('\n', ' '), LONGEST_NAME))
                                .toList()),
                new Labels(KIND, null, null),
                new Origin(source, safe(told.href()), entity)));
    }

    // A path of the portal or an address of the web; anything else leads nowhere.
    private static @Nullable String safe(@Nullable String href) {
        if (href == null || href.length() > LONGEST_HREF) {
            return null;
        }
        try {
            var uri = new URI(href);
            var web = "https".equalsIgnoreCase(uri.getScheme()) && uri.getHost() != null;
            var path = uri.getScheme() == null && uri.getRawAuthority() == null && href.startsWith("/");
            return web || path ? href : null;
        } catch (URISyntaxException e) {
            return null;
        }
    }
}
