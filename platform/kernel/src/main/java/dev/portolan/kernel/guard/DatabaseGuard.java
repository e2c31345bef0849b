package dev.portolan.kernel.guard;

import dev.portolan.kernel.tenancy.CrossTenant;
import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// Refuses to start with a database role that row-level security does not bind, or with a tenant's table that it does
/// not cover.
@ApplicationScoped
@CrossTenant("looks at roles and tables, not at rows")
class DatabaseGuard {
    private static final String POWERS = """
            select current_user, rolsuper, rolbypassrls, rolcreaterole,
                   exists (select from pg_class where relowner = r.oid and relnamespace = 'public'::regnamespace),
                   exists (select from pg_class c where relnamespace = 'public'::regnamespace
                           and pg_has_role(current_user, c.relowner, 'member'))
            from pg_roles r where rolname = current_user""";
    private static final String UNCOVERED = """
            select c.relname from pg_class c
            join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id' and not a.attisdropped
            where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace
              and not (c.relrowsecurity and c.relforcerowsecurity)""";

    private final AgroalDataSource application;
    private final AgroalDataSource cross;

    DatabaseGuard(AgroalDataSource application, @DataSource("cross") AgroalDataSource cross) {
        this.application = application;
        this.cross = cross;
    }

    void check(@Observes @Priority(1) StartupEvent starting) throws SQLException {
        var faults = new ArrayList<String>();
        try (var connection = application.getConnection()) {
            faults.addAll(powers(connection));
            faults.addAll(uncovered(connection));
        }
        try (var connection = cross.getConnection()) {
            faults.addAll(powers(connection));
        }
        if (!faults.isEmpty()) {
            throw new IllegalStateException("refusing to start: " + String.join("; ", faults));
        }
    }

    static List<String> powers(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var role = statement.executeQuery(POWERS)) {
            role.next();
            var name = "database role " + role.getString(1);
            var faults = new ArrayList<String>();
            add(faults, role.getBoolean(2), name + " is a superuser");
            add(faults, role.getBoolean(3), name + " bypasses row-level security");
            add(faults, role.getBoolean(4), name + " may create roles");
            add(faults, role.getBoolean(5), name + " owns tables");
            add(faults, !role.getBoolean(2) && role.getBoolean(6), name + " is a member of a role that owns tables");
            return faults;
        }
    }

    static List<String> uncovered(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var tables = statement.executeQuery(UNCOVERED)) {
            var faults = new ArrayList<String>();
            while (tables.next()) {
                faults.add("table " + tables.getString(1) + " has a tenant_id but no forced row-level security");
            }
            return faults;
        }
    }

    private static void add(List<String> faults, boolean present, String fault) {
        if (present) {
            faults.add(fault);
        }
    }
}
