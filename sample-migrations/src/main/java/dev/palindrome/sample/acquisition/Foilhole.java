package dev.palindrome.sample.acquisition;

import jakarta.persistence.CheckConstraint;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.ForeignKey;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;
import java.util.UUID;
import org.hibernate.annotations.ColumnDefault;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.OnDelete;
import org.hibernate.annotations.OnDeleteAction;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A hole in the foil of a grid square: where the beam goes through the sample. */
@Entity
@Table(
        name = "foilhole",
        uniqueConstraints =
                @UniqueConstraint(
                        name = "uq_foilhole_gridsquare_natural_id",
                        columnNames = {"gridsquare_id", "natural_id"}),
        check = @CheckConstraint(name = "ck_foilhole_quality", constraint = "quality >= 0 AND quality <= 1"))
public class Foilhole {
    @Id
    private UUID id;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "gridsquare_id", foreignKey = @ForeignKey(name = "fk_foilhole_gridsquare"))
    @OnDelete(action = OnDeleteAction.CASCADE)
    private Gridsquare gridsquare;

    /** What the microscope's software calls it; unique on its grid square. */
    @Column(name = "natural_id", nullable = false, length = 64)
    private String naturalId;

    @JdbcTypeCode(SqlTypes.NAMED_ORDINAL_ENUM)
    @ColumnDefault("'NONE'")
    @Column(nullable = false)
    private FoilholeStatus status = FoilholeStatus.NONE;

    @Column(name = "center_x")
    private @Nullable Double centerX;

    @Column(name = "center_y")
    private @Nullable Double centerY;

    private @Nullable Integer diameter;

    /** From 0, useless, to 1; null until a prediction model has seen it. */
    private @Nullable Double quality;

    @ColumnDefault("false")
    @Column(name = "is_near_grid_bar", nullable = false)
    private boolean nearGridBar;

    /** For the persistence provider. */
    protected Foilhole() {}

    /** A foil hole that has not been imaged. */
    public Foilhole(UUID id, Gridsquare gridsquare, String naturalId) {
        this.id = id;
        this.gridsquare = gridsquare;
        this.naturalId = naturalId;
    }

    public UUID id() {
        return id;
    }

    public Gridsquare gridsquare() {
        return gridsquare;
    }

    public FoilholeStatus status() {
        return status;
    }
}
