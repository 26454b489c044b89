package store

import (
	"context"
	"time"

	"gorm.io/gorm"
	"gorm.io/gorm/logger"
)

// statementLog shortens what GORM writes of a slow or failed statement: one that
// inserts hundreds of rows would fill the log with question marks.
type statementLog struct{ logger.Interface }

const statementShown = 300 // bytes

// LogMode implements logger.Interface.
func (l statementLog) LogMode(level logger.LogLevel) logger.Interface {
	return statementLog{l.Interface.LogMode(level)}
}

// Trace implements logger.Interface.
func (l statementLog) Trace(ctx context.Context, begin time.Time, statement func() (string, int64), err error) {
	l.Interface.Trace(ctx, begin, func() (string, int64) {
		sql, rows := statement()
		if len(sql) > statementShown {
			sql = sql[:statementShown] + " …"
		}
		return sql, rows
	}, err)
}

// ParamsFilter keeps the values out of the log; GORM asks for it by type.
func (l statementLog) ParamsFilter(ctx context.Context, sql string, params ...any) (string, []any) {
	if filter, ok := l.Interface.(gorm.ParamsFilter); ok {
		return filter.ParamsFilter(ctx, sql, params...)
	}
	return sql, nil
}
