//go:build amd64

#include "textflag.h"

// Adds one row's input times the weights in X8 and X9 to that row's two sums.
#define ROW(x, a, b, low, high) \
	MOVSS  x, a        \
	SHUFPS $0, a, a    \
	MOVAPS a, b        \
	MULPS  X8, a       \
	MULPS  X9, b       \
	ADDPS  a, low      \
	ADDPS  b, high

// Adds one row's two sums to its outputs.
#define OUT(y, y16, low, high) \
	MOVUPS y, X8     \
	MOVUPS y16, X9   \
	ADDPS  X8, low   \
	ADDPS  X9, high  \
	MOVUPS low, y    \
	MOVUPS high, y16

#define CLEAR(low, high) \
	XORPS low, low   \
	XORPS high, high

// func sseMultiply4(y *float32, yStride int, x *float32, xStride int, w *float32, inputs int)
TEXT ·sseMultiply4(SB), NOSPLIT, $0-48
	MOVQ y+0(FP), DI
	MOVQ yStride+8(FP), R8
	MOVQ x+16(FP), SI
	MOVQ xStride+24(FP), R9
	MOVQ w+32(FP), DX
	MOVQ inputs+40(FP), CX
	LEAQ (SI)(R9*2), R10
	LEAQ (DI)(R8*2), R11
	CLEAR(X0, X1)
	CLEAR(X2, X3)
	CLEAR(X4, X5)
	CLEAR(X6, X7)

loop4:
	MOVUPS (DX), X8
	MOVUPS 16(DX), X9
	ROW((SI), X10, X11, X0, X1)
	ROW((SI)(R9*1), X12, X13, X2, X3)
	ROW((R10), X14, X15, X4, X5)
	ROW((R10)(R9*1), X10, X11, X6, X7)
	ADDQ $64, DX
	ADDQ $4, SI
	ADDQ $4, R10
	DECQ CX
	JNZ  loop4

	OUT((DI), 16(DI), X0, X1)
	OUT((DI)(R8*1), 16(DI)(R8*1), X2, X3)
	OUT((R11), 16(R11), X4, X5)
	OUT((R11)(R8*1), 16(R11)(R8*1), X6, X7)
	RET

// func sseMultiply1(y *float32, x *float32, w *float32, inputs int)
TEXT ·sseMultiply1(SB), NOSPLIT, $0-32
	MOVQ y+0(FP), DI
	MOVQ x+8(FP), SI
	MOVQ w+16(FP), DX
	MOVQ inputs+24(FP), CX
	CLEAR(X0, X1)
	CLEAR(X2, X3)

loop1:
	MOVUPS (DX), X8
	MOVUPS 16(DX), X9
	MOVUPS 32(DX), X10
	MOVUPS 48(DX), X11
	MOVSS  (SI), X12
	SHUFPS $0, X12, X12
	MULPS  X12, X8
	MULPS  X12, X9
	MULPS  X12, X10
	MULPS  X12, X11
	ADDPS  X8, X0
	ADDPS  X9, X1
	ADDPS  X10, X2
	ADDPS  X11, X3
	ADDQ   $64, DX
	ADDQ   $4, SI
	DECQ   CX
	JNZ    loop1

	OUT((DI), 16(DI), X0, X1)
	OUT(32(DI), 48(DI), X2, X3)
	RET
