package dev.portolan.catalog.locations;

import java.util.List;
import java.util.Optional;
import org.hibernate.Session;
import org.hibernate.annotations.processing.Find;
import org.hibernate.annotations.processing.HQL;

interface LocationQueries {
    Session session();

    @Find
    Optional<LocationRow> byTarget(String type, String target);

    @HQL("order by id")
    List<LocationRow> all();
}
