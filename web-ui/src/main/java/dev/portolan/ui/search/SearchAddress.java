package dev.portolan.ui.search;

import com.vaadin.flow.router.Location;
import dev.portolan.ui.clients.Search;
import dev.portolan.ui.clients.Search.Question;
import dev.portolan.ui.page.AddressFilters;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/// The address of a page of results.
final class SearchAddress {
    private SearchAddress() {}

    static String of(String path, Question question) {
        var address = new StringBuilder(path);
        parameters(question)
                .forEach((name, value) -> address.append(address.indexOf("?") < 0 ? '?' : '&')
                        .append(name)
                        .append('=')
                        .append(URLEncoder.encode(value, StandardCharsets.UTF_8)));
        return address.toString();
    }

    static Question read(Location address) {
        var filters = new LinkedHashMap<String, String>();
        Search.FACETS.forEach(facet -> {
            var value = AddressFilters.read(address, facet);
            if (!value.isBlank()) {
                filters.put(facet, value);
            }
        });
        return new Question(AddressFilters.read(address, "q").strip(), filters);
    }

    private static Map<String, String> parameters(Question question) {
        var parameters = new LinkedHashMap<String, String>();
        if (!question.text().isBlank()) {
            parameters.put("q", question.text());
        }
        Search.FACETS.forEach(facet -> {
            if (!question.filter(facet).isEmpty()) {
                parameters.put(facet, question.filter(facet));
            }
        });
        return parameters;
    }
}
