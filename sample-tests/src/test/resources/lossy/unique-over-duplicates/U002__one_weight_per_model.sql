DROP INDEX weights_model;
