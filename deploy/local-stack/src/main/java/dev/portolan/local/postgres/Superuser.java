package dev.portolan.local.postgres;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/// Connects as the one role that may make others.
record Superuser(int port, String password) {
    Connection connect(String database) throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", PostgresPart.SUPERUSER);
        properties.setProperty("password", password);
        properties.setProperty("connectTimeout", "2");
        properties.setProperty("socketTimeout", "10");
        return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + port + "/" + database, properties);
    }

    boolean reachesServer() {
        try (var connection = connect("postgres")) {
            return connection.isValid(2);
        } catch (SQLException _) {
            return false;
        }
    }
}
