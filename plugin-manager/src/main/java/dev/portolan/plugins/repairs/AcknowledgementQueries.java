package dev.portolan.plugins.repairs;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;
import org.hibernate.annotations.processing.Find;
import org.hibernate.annotations.processing.HQL;

interface AcknowledgementQueries {
    Session session();

    @Find
    Optional<AcknowledgementRow> ofKind(UUID installation, RepairKind kind);

    @HQL("from AcknowledgementRow")
    List<AcknowledgementRow> all();

    @HQL("delete from AcknowledgementRow where installation = :installation")
    int forget(UUID installation);
}
