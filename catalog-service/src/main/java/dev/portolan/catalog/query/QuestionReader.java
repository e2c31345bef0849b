package dev.portolan.catalog.query;

import static dev.portolan.catalog.wire.QueryParameters.invalid;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.portolan.catalog.config.CatalogConfig;
import dev.portolan.catalog.model.Texts;
import dev.portolan.catalog.query.PageCursor.Order;
import dev.portolan.catalog.query.PageCursor.Question;
import dev.portolan.catalog.query.PageCursor.TextFilter;
import dev.portolan.catalog.wire.JsonBody;
import dev.portolan.catalog.wire.QueryParameters;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/// Reads what is asked out of the parameters and bodies of the different routes.
@ApplicationScoped
class QuestionReader {
    private static final int MOST_ORDERS = 10;
    private static final int LONGEST_SHOWN = 100;
    private static final List<String> TOTALS = List.of("include", "exclude");

    private final CatalogConfig.Query limits;
    private final SourceKey sources;

    QuestionReader(CatalogConfig config, SourceKey sources) {
        this.limits = config.query();
        this.sources = sources;
    }

    Optional<Predicate> filter(List<String> filters) {
        return query(FilterReader.read(filters).orElse(null));
    }

    Optional<Predicate> query(@Nullable JsonNode query) {
        return PredicateReader.read(query, limits.maxConditions()).map(sources::meant);
    }

    PageCursor cursor(String text) {
        return PageCursor.decode(text, limits.maxConditions()).with(sources::meant);
    }

    Question question(QueryParameters parameters) {
        var query = FilterReader.read(parameters.all("filter")).orElse(null);
        var fields = JsonNodeFactory.instance.objectNode();
        fields.put("term", parameters.one("fullTextFilterTerm").orElse(""));
        for (var list : parameters.all("fullTextFilterFields")) {
            List.of(list.split(",")).stream()
                    .filter(field -> !field.isBlank())
                    .forEach(fields.withArray("fields")::add);
        }
        return new Question(query(query), query, orderField(parameters.all("orderField")), TextFilter.of(fields));
    }

    private static Optional<Order> orderField(List<String> orders) {
        var all = orders.stream()
                .map(text -> {
                    var parts = text.split(",", -1);
                    var direction = parts.length > 1 ? parts[1] : "asc";
                    if (!List.of("asc", "desc").contains(direction) || parts[0].isBlank()) {
                        throw invalid("Invalid order field order, must be asc or desc");
                    }
                    return new Order(parts[0].toLowerCase(Locale.ROOT), direction.equals("desc"));
                })
                .toList();
        return all.stream().findFirst();
    }

    Question question(JsonBody body) {
        var query = body.get("query");
        var order = body.get("orderBy");
        if (order != null && !(order.isArray() && order.valueStream().allMatch(JsonNode::isObject))) {
            throw invalid("Malformed request: \"orderBy\" must be an array of objects");
        }
        var text = body.get("fullTextFilter");
        if (text != null && !text.isObject()) {
            throw invalid("Malformed request: \"fullTextFilter\" must be an object");
        }
        return new Question(
                query(query),
                query,
                order == null ? Optional.empty() : Order.first(order),
                TextFilter.of(text instanceof ObjectNode filter ? filter : null));
    }

    /// Orders of `GET /entities`, each `asc:path` or `desc:path`.
    List<Order> orders(List<String> orders) {
        if (orders.size() > MOST_ORDERS) {
            throw invalid("Invalid order parameter, more than %d of them".formatted(MOST_ORDERS));
        }
        return orders.stream()
                .map(text -> {
                    var colon = text.indexOf(':');
                    var direction = colon < 0 ? "" : text.substring(0, colon);
                    if (!List.of("asc", "desc").contains(direction) || colon == text.length() - 1) {
                        throw invalid("Invalid order parameter \"%s\", expected \"<asc or desc>:<field name>\""
                                .formatted(Texts.shown(text, LONGEST_SHOWN)));
                    }
                    return new Order(text.substring(colon + 1).toLowerCase(Locale.ROOT), direction.equals("desc"));
                })
                .toList();
    }

    /// Whether matches are to be counted.
    boolean counted(Optional<String> totalItems) {
        var mode = totalItems.orElse("include");
        if (!TOTALS.contains(mode)) {
            throw invalid("Invalid totalItems parameter \"%s\", expected one of: include, exclude"
                    .formatted(Texts.shown(mode, LONGEST_SHOWN)));
        }
        return mode.equals("include");
    }

    int page(OptionalInt asked) {
        return Math.min(asked.orElse(limits.defaultPage()), limits.maxPage());
    }

    int maxRefs() {
        return limits.maxRefs();
    }

    int maxPage() {
        return limits.maxPage();
    }
}
