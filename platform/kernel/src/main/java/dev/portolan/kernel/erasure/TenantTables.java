package dev.portolan.kernel.erasure;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// The tables that hold tenants' rows, as the database itself lists them.
final class TenantTables {
    private static final String TABLES = """
            select quote_ident(c.relname) from pg_class c
            join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id' and not a.attisdropped
            where c.relkind in ('r', 'p') and not c.relispartition and c.relnamespace = 'public'::regnamespace
            order by c.relname""";
    private static final String REFERENCES = """
            select quote_ident(child.relname), quote_ident(parent.relname) from pg_constraint
            join pg_class child on child.oid = conrelid
            join pg_class parent on parent.oid = confrelid
            where contype = 'f' and conrelid <> confrelid""";

    private TenantTables() {}

    /// Those that refer to others before the others.
    ///
    /// @throws IllegalStateException when they refer to each other in a circle
    static List<String> inOrderOfDeletion(Connection connection) throws SQLException {
        var waiting = new LinkedHashSet<String>();
        var references = new ArrayList<Reference>();
        try (var statement = connection.createStatement()) {
            try (var rows = statement.executeQuery(TABLES)) {
                while (rows.next()) {
                    waiting.add(rows.getString(1));
                }
            }
            try (var rows = statement.executeQuery(REFERENCES)) {
                while (rows.next()) {
                    references.add(new Reference(rows.getString(1), rows.getString(2)));
                }
            }
        }
        return sorted(waiting, references);
    }

    private static List<String> sorted(Set<String> waiting, List<Reference> references) {
        var order = new ArrayList<String>();
        while (!waiting.isEmpty()) {
            var next = waiting.stream()
                    .filter(table -> references.stream()
                            .noneMatch(reference ->
                                    reference.parent().equals(table) && waiting.contains(reference.child())))
                    .toList();
            if (next.isEmpty()) {
                throw new IllegalStateException("tables refer to each other in a circle: " + waiting);
            }
            order.addAll(next);
            next.forEach(waiting::remove);
        }
        return order;
    }

    private record Reference(String child, String parent) {}
}
