package dev.portolan.catalog.wire;

import dev.portolan.catalog.model.Texts;
import dev.portolan.kernel.problems.Common;
import dev.portolan.kernel.problems.ProblemException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/// The query parameters of a request, checked as Backstage's validator does: none that the route does not know, none
/// that is empty.
public final class QueryParameters {
    private static final int LONGEST_SHOWN = 100;
    private static final Set<String> MAY_BE_EMPTY = Set.of("filter", "fullTextFilterTerm", "fullTextFilterFields");

    private final Map<String, List<String>> byName;

    private QueryParameters(Map<String, List<String>> byName) {
        this.byName = byName;
    }

    public static QueryParameters of(Map<String, List<String>> byName) {
        return new QueryParameters(byName);
    }

    /// For a route that takes no parameters.
    ///
    /// @throws ProblemException `invalid` at any
    public static void none(Map<String, List<String>> byName) {
        of(byName).only();
    }

    /// @param known names that the route takes
    /// @throws ProblemException `invalid` at any other one, at one that is empty, and at text that nothing has
    public QueryParameters only(String... known) {
        var names = Set.of(known);
        for (var name : byName.keySet()) {
            if (!names.contains(name)) {
                throw invalid("Unknown query parameter '" + Texts.shown(name, LONGEST_SHOWN) + "'");
            }
            if (!all(name).stream().allMatch(Texts::storable)) {
                throw invalid("Query parameter '%s' has a NUL or half a character in it".formatted(name));
            }
            if (!MAY_BE_EMPTY.contains(name) && all(name).stream().anyMatch(String::isEmpty)) {
                throw invalid("Empty value found for query parameter '" + name + "'");
            }
        }
        return this;
    }

    public List<String> all(String name) {
        return byName.getOrDefault(name, List.of());
    }

    public Optional<String> one(String name) {
        var values = all(name);
        if (values.size() > 1) {
            throw invalid("Query parameter '%s' must be given once".formatted(name));
        }
        return values.stream().findFirst();
    }

    /// @throws ProblemException `invalid` where it is no whole number, or less than `least`
    public OptionalInt number(String name, int least) {
        var text = one(name);
        if (text.isEmpty()) {
            return OptionalInt.empty();
        }
        try {
            var number = Integer.parseInt(text.get());
            if (number >= least) {
                return OptionalInt.of(number);
            }
        } catch (NumberFormatException e) {
            throw invalid("Invalid %s, must be a whole number but found \"%s\""
                    .formatted(name, Texts.shown(text.get(), LONGEST_SHOWN)));
        }
        throw invalid("Invalid %s, must be %d or greater".formatted(name, least));
    }

    /// A request that is not in order, in the words of Backstage.
    public static ProblemException invalid(String message) {
        return new ProblemException(Common.INVALID, message);
    }
}
