package dev.portolan.plugins.marketplace;

import dev.portolan.contracts.Page;
import dev.portolan.kernel.paging.Cursor;
import dev.portolan.kernel.problems.ProblemException;
import dev.portolan.kernel.tenancy.CrossTenant;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Finds what is listed, in any of its orders.
@ApplicationScoped
@CrossTenant("the marketplace is the same for all tenants")
class MarketplaceSearch {
    private static final int MOST_WORDS = 8;
    /// A page begins after the order's key and the name of the last line shown. Each order is total by its name.
    private static final String PAGE = """
        with found as (
            select l.*, %s as key from listing l
            where (publisher not like 'own-%%' or publisher = ?)
                and (? = '' or categories like ? escape '!') and (? = '' or publisher = ?) %s)
        select * from found where (? or (key, name) > (?, ?)) order by key, name limit ?\
        """;
    /// How well a plugin fits what was asked for; better ones are smaller.
    private static final String FIT = """
        (case when plugin = ? then 0 when plugin like ? escape '!' then 1
            when lower(title) like ? escape '!' then 2 else 3 end) * 1000000000::bigint - least(installs, 999999999)\
        """;
    private static final String CATEGORIES = """
        select category, count(*) as count from listing, unnest(string_to_array(trim(both ',' from categories), ',')) category
        where category <> '' and (publisher not like 'own-%' or publisher = ?) group by category order by count(*) desc, category limit 200\
        """;

    private final AgroalDataSource database;

    MarketplaceSearch(AgroalDataSource database) {
        this.database = database;
    }

    /// @param own publisher of what the tenant has made for itself; what others have is not shown
    /// @throws ProblemException `invalid` at `cursor`
    Page<Hit> page(Question question, String own, @Nullable String cursor, int size) {
        var sort = question.sort();
        var after = cursor == null ? null : Cursor.decode(cursor, 3);
        if (after != null && !after.getFirst().equals(sort.name())) {
            throw ProblemException.invalid("cursor", "belongs to a list in another order; leave it out to start");
        }
        var words = words(question.text());
        var sql = PAGE.formatted(sort.key, "and search like ? escape '!' ".repeat(words.size()));
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(sql)) {
            var at = 0;
            if (sort == Sort.RELEVANCE) {
                var text = literal(question.text().strip());
                select.setString(++at, question.text().strip().toLowerCase(Locale.ROOT));
                select.setString(++at, text + "%");
                select.setString(++at, "%" + text + "%");
            }
            select.setString(++at, own);
            select.setString(++at, question.category());
            select.setString(++at, "%," + literal(question.category()) + ",%");
            select.setString(++at, question.publisher());
            select.setString(++at, question.publisher());
            for (var word : words) {
                select.setString(++at, "%" + literal(word) + "%");
            }
            select.setBoolean(++at, after == null);
            if (sort == Sort.NAME) {
                select.setString(++at, after == null ? "" : after.get(1));
            } else {
                select.setLong(++at, after == null ? 0 : number(after.get(1)));
            }
            select.setString(++at, after == null ? "" : after.get(2));
            select.setInt(++at, size + 1);
            return read(select.executeQuery(), sort, size);
        } catch (SQLException e) {
            throw new IllegalStateException("the marketplace could not be searched", e);
        }
    }

    /// Most used first; at most 200.
    ///
    /// @param own publisher of what the tenant has made for itself
    List<Category> categories(String own) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(CATEGORIES)) {
            select.setString(1, own);
            return categories(select.executeQuery());
        } catch (SQLException e) {
            throw new IllegalStateException("categories could not be read", e);
        }
    }

    private static List<Category> categories(ResultSet rows) throws SQLException {
        try (rows) {
            var found = new ArrayList<Category>();
            while (rows.next()) {
                found.add(new Category(rows.getString("category"), rows.getLong("count")));
            }
            return found;
        }
    }

    private static Page<Hit> read(ResultSet rows, Sort sort, int size) throws SQLException {
        try (rows) {
            var found = new ArrayList<Hit>();
            String next = null;
            while (rows.next()) {
                if (found.size() == size) {
                    return new Page<>(found, next);
                }
                var row = hit(rows);
                found.add(row);
                next = Cursor.encode(sort.name(), rows.getString("key"), row.row().name);
            }
            return new Page<>(found, null);
        }
    }

    private static Hit hit(ResultSet from) throws SQLException {
        var row = new ListingRow();
        row.name = from.getString("name");
        row.publisher = from.getString("publisher");
        row.plugin = from.getString("plugin");
        row.version = from.getString("version");
        row.title = from.getString("title");
        row.summary = from.getString("summary");
        row.icon = from.getString("icon");
        row.categories = from.getString("categories");
        row.requires = from.getString("requires");
        row.deprecated = from.getBoolean("deprecated");
        row.publishedAt = from.getObject("published_at", OffsetDateTime.class).toInstant();
        row.installs = from.getLong("installs");
        return new Hit(row);
    }

    private static List<String> words(String text) {
        return Arrays.stream(text.strip().split("\\s+", -1))
                .filter(word -> !word.isEmpty())
                .limit(MOST_WORDS)
                .toList();
    }

    private static long number(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw ProblemException.invalid("cursor", "is not a cursor of this list; leave it out to start");
        }
    }

    private static String literal(String text) {
        return text.toLowerCase(Locale.ROOT)
                .replace("!", "!!")
                .replace("%", "!%")
                .replace("_", "!_");
    }

    /// In which order the list is.
    enum Sort {
        RELEVANCE(FIT),
        NAME("lower(title)"),
        NEWEST("-(extract(epoch from published_at) * 1000000)::bigint"),
        POPULAR("-installs");

        private final String key;

        Sort(String key) {
            this.key = key;
        }
    }

    /// @param text words that must all be there; empty for all plugins
    /// @param category empty for all
    /// @param publisher empty for all
    record Question(String text, String category, String publisher, Sort sort) {}

    record Hit(ListingRow row) {}

    record Category(String category, long count) {}
}
