package dev.palindrome.sample.acquisition;

import jakarta.persistence.CheckConstraint;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.ForeignKey;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.Length;
import org.hibernate.annotations.ColumnDefault;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.OnDelete;
import org.hibernate.annotations.OnDeleteAction;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** An image taken through a foil hole, and what its processing has found. */
@Entity
@Table(
        name = "micrograph",
        indexes = @Index(name = "idx_micrograph_acquisition_datetime", columnList = "acquisition_datetime"),
        uniqueConstraints =
                @UniqueConstraint(
                        name = "uq_micrograph_foilhole_natural_id",
                        columnNames = {"foilhole_id", "natural_id"}),
        check = {
            @CheckConstraint(name = "ck_micrograph_particles_picked", constraint = "number_of_particles_picked >= 0"),
            @CheckConstraint(
                    name = "ck_micrograph_particles_selected",
                    constraint = "number_of_particles_selected >= 0"),
            @CheckConstraint(
                    name = "ck_micrograph_particles_rejected",
                    constraint = "number_of_particles_rejected >= 0")
        })
public class Micrograph {
    @Id
    private UUID id;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "foilhole_id", foreignKey = @ForeignKey(name = "fk_micrograph_foilhole"))
    @OnDelete(action = OnDeleteAction.CASCADE)
    private Foilhole foilhole;

    /** What the microscope's software calls it; unique in its foil hole. */
    @Column(name = "natural_id", nullable = false, length = 64)
    private String naturalId;

    @JdbcTypeCode(SqlTypes.NAMED_ORDINAL_ENUM)
    @ColumnDefault("'NONE'")
    @Column(nullable = false)
    private MicrographStatus status = MicrographStatus.NONE;

    @Column(name = "acquisition_datetime", columnDefinition = "timestamptz")
    private @Nullable Instant acquisitionDatetime;

    @Column(name = "high_res_path", length = Length.LONG32)
    private @Nullable String highResPath;

    @Column(name = "total_motion")
    private @Nullable Double totalMotion;

    @Column(name = "average_motion")
    private @Nullable Double averageMotion;

    @Column(name = "ctf_max_resolution_estimate")
    private @Nullable Double ctfMaxResolutionEstimate;

    @Column(name = "number_of_particles_picked")
    private @Nullable Integer numberOfParticlesPicked;

    @Column(name = "number_of_particles_selected")
    private @Nullable Integer numberOfParticlesSelected;

    @Column(name = "number_of_particles_rejected")
    private @Nullable Integer numberOfParticlesRejected;

    /** For the persistence provider. */
    protected Micrograph() {}

    /** A micrograph whose processing has not begun. */
    public Micrograph(UUID id, Foilhole foilhole, String naturalId) {
        this.id = id;
        this.foilhole = foilhole;
        this.naturalId = naturalId;
    }

    public UUID id() {
        return id;
    }

    public Foilhole foilhole() {
        return foilhole;
    }

    public MicrographStatus status() {
        return status;
    }

    /** Records how far processing has come. */
    public void reach(MicrographStatus reached) {
        status = reached;
    }
}
