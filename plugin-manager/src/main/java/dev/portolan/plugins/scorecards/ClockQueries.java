package dev.portolan.plugins.scorecards;

import java.util.List;
import org.hibernate.Session;
import org.hibernate.annotations.processing.HQL;

interface ClockQueries {
    Session session();

    /// One at most.
    @HQL("from ClockRow")
    List<ClockRow> clock();
}
