package dev.portolan.plugins.republication;

import java.util.Optional;
import org.hibernate.Session;
import org.hibernate.annotations.processing.HQL;

interface RepublicationQueries {
    Session session();

    @HQL("where state <> dev.portolan.plugins.republication.RepublicationRow.Stage.DONE")
    Optional<RepublicationRow> underWay();

    @HQL("order by startedAt desc, id desc limit 1")
    Optional<RepublicationRow> latest();
}
