package dev.portolan.testkit.broken.two;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.Date;

/// Named for nothing, and reaches through every layer.
@Transactional
class LooseManager {
    private final EntityManager entities;

    LooseManager(EntityManager entities, @DataSource("cross") AgroalDataSource everybody) {
        this.entities = entities;
    }

    Response all() {
        return Response.ok(entities.createNativeQuery("select 1").getResultList() + " " + Date.from(Instant.now()))
                .build();
    }
}
