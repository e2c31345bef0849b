package dev.portolan.plugins.webhooks;

import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;
import org.hibernate.annotations.processing.Find;
import org.hibernate.annotations.processing.HQL;

interface AddressQueries {
    Session session();

    @Find
    Optional<AddressRow> byExtension(UUID installation, String extension);

    @HQL("delete from AddressRow where installation = :installation")
    int forget(UUID installation);
}
