DROP TABLE prediction_model;
