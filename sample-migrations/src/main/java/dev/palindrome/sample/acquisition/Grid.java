package dev.palindrome.sample.acquisition;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.ForeignKey;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.Length;
import org.hibernate.annotations.ColumnDefault;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.OnDelete;
import org.hibernate.annotations.OnDeleteAction;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** The small metal disc that carries the frozen sample. */
@Entity
@Table(name = "grid", indexes = @Index(name = "idx_grid_acquisition", columnList = "acquisition_id"))
public class Grid {
    @Id
    private UUID id;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "acquisition_id", foreignKey = @ForeignKey(name = "fk_grid_acquisition"))
    @OnDelete(action = OnDeleteAction.CASCADE)
    private Acquisition acquisition;

    @Column(nullable = false)
    private String name;

    @JdbcTypeCode(SqlTypes.NAMED_ORDINAL_ENUM)
    @ColumnDefault("'NONE'")
    @Column(nullable = false)
    private GridStatus status = GridStatus.NONE;

    @Column(name = "data_dir", length = Length.LONG32)
    private @Nullable String dataDir;

    @Column(name = "scan_start_time", columnDefinition = "timestamptz")
    private @Nullable Instant scanStartTime;

    @Column(name = "scan_end_time", columnDefinition = "timestamptz")
    private @Nullable Instant scanEndTime;

    /** For the persistence provider. */
    protected Grid() {}

    /** A grid that has not been scanned. */
    public Grid(UUID id, Acquisition acquisition, String name) {
        this.id = id;
        this.acquisition = acquisition;
        this.name = name;
    }

    public UUID id() {
        return id;
    }

    public Acquisition acquisition() {
        return acquisition;
    }

    public GridStatus status() {
        return status;
    }
}
