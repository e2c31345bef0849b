package dev.portolan.system;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/// A look at the rows behind the product's back.
final class Databases {
    private Databases() {}

    /// @param database `tenant`, `catalog` or `plugin`
    static Connection superuser(Stack stack, String database) throws SQLException, IOException {
        var secrets = new Properties();
        try (Reader in = Files.newBufferedReader(stack.home().resolve("secrets.properties"))) {
            secrets.load(in);
        }
        var url = "jdbc:postgresql://127.0.0.1:" + stack.port(5433) + "/" + database;
        return DriverManager.getConnection(url, "postgres", secrets.getProperty("database.superuser"));
    }
}
