//go:build amd64

#include "textflag.h"

// The weights of one input for 16 outputs, in Y12 and Y13.
#define WEIGHTS \
	VMOVUPS (DX), Y12   \
	VMOVUPS 32(DX), Y13 \
	ADDQ    $64, DX

// Adds one row's input times the weights to that row's two sums.
#define ROW(x, in, low, high) \
	VBROADCASTSS x, in          \
	VFMADD231PS  Y12, in, low   \
	VFMADD231PS  Y13, in, high

// Adds one row's two sums to its outputs.
#define OUT(y, y32, low, high) \
	VADDPS  y, low, low     \
	VADDPS  y32, high, high \
	VMOVUPS low, y          \
	VMOVUPS high, y32

#define CLEAR(low, high) \
	VXORPS low, low, low    \
	VXORPS high, high, high

// func multiply6(y *float32, yStride int, x *float32, xStride int, w *float32, inputs int)
TEXT ·multiply6(SB), NOSPLIT, $0-48
	MOVQ y+0(FP), DI
	MOVQ yStride+8(FP), R8
	MOVQ x+16(FP), SI
	MOVQ xStride+24(FP), R9
	MOVQ w+32(FP), DX
	MOVQ inputs+40(FP), CX
	LEAQ (R9)(R9*2), R10
	ADDQ SI, R10
	LEAQ (R8)(R8*2), R11
	ADDQ DI, R11
	CLEAR(Y0, Y1)
	CLEAR(Y2, Y3)
	CLEAR(Y4, Y5)
	CLEAR(Y6, Y7)
	CLEAR(Y8, Y9)
	CLEAR(Y10, Y11)

loop6:
	WEIGHTS
	ROW((SI), Y14, Y0, Y1)
	ROW((SI)(R9*1), Y15, Y2, Y3)
	ROW((SI)(R9*2), Y14, Y4, Y5)
	ROW((R10), Y15, Y6, Y7)
	ROW((R10)(R9*1), Y14, Y8, Y9)
	ROW((R10)(R9*2), Y15, Y10, Y11)
	ADDQ $4, SI
	ADDQ $4, R10
	DECQ CX
	JNZ  loop6

	OUT((DI), 32(DI), Y0, Y1)
	OUT((DI)(R8*1), 32(DI)(R8*1), Y2, Y3)
	OUT((DI)(R8*2), 32(DI)(R8*2), Y4, Y5)
	OUT((R11), 32(R11), Y6, Y7)
	OUT((R11)(R8*1), 32(R11)(R8*1), Y8, Y9)
	OUT((R11)(R8*2), 32(R11)(R8*2), Y10, Y11)
	VZEROUPPER
	RET

// func multiply4(y *float32, yStride int, x *float32, xStride int, w *float32, inputs int)
TEXT ·multiply4(SB), NOSPLIT, $0-48
	MOVQ y+0(FP), DI
	MOVQ yStride+8(FP), R8
	MOVQ x+16(FP), SI
	MOVQ xStride+24(FP), R9
	MOVQ w+32(FP), DX
	MOVQ inputs+40(FP), CX
	LEAQ (SI)(R9*2), R10
	LEAQ (DI)(R8*2), R11
	CLEAR(Y0, Y1)
	CLEAR(Y2, Y3)
	CLEAR(Y4, Y5)
	CLEAR(Y6, Y7)

loop4:
	WEIGHTS
	ROW((SI), Y14, Y0, Y1)
	ROW((SI)(R9*1), Y15, Y2, Y3)
	ROW((R10), Y14, Y4, Y5)
	ROW((R10)(R9*1), Y15, Y6, Y7)
	ADDQ $4, SI
	ADDQ $4, R10
	DECQ CX
	JNZ  loop4

	OUT((DI), 32(DI), Y0, Y1)
	OUT((DI)(R8*1), 32(DI)(R8*1), Y2, Y3)
	OUT((R11), 32(R11), Y4, Y5)
	OUT((R11)(R8*1), 32(R11)(R8*1), Y6, Y7)
	VZEROUPPER
	RET

// func multiply2(y *float32, yStride int, x *float32, xStride int, w *float32, inputs int)
TEXT ·multiply2(SB), NOSPLIT, $0-48
	MOVQ y+0(FP), DI
	MOVQ yStride+8(FP), R8
	MOVQ x+16(FP), SI
	MOVQ xStride+24(FP), R9
	MOVQ w+32(FP), DX
	MOVQ inputs+40(FP), CX
	CLEAR(Y0, Y1)
	CLEAR(Y2, Y3)

loop2:
	WEIGHTS
	ROW((SI), Y14, Y0, Y1)
	ROW((SI)(R9*1), Y15, Y2, Y3)
	ADDQ $4, SI
	DECQ CX
	JNZ  loop2

	OUT((DI), 32(DI), Y0, Y1)
	OUT((DI)(R8*1), 32(DI)(R8*1), Y2, Y3)
	VZEROUPPER
	RET

// One input of a single row, straight from memory; four of these keep separate sums, so that none waits for another.
#define SINGLE(x, w, w32, in, low, high) \
	VBROADCASTSS x, in            \
	VFMADD231PS  w, in, low       \
	VFMADD231PS  w32, in, high

// func multiply1(y *float32, x *float32, w *float32, inputs int)
TEXT ·multiply1(SB), NOSPLIT, $0-32
	MOVQ y+0(FP), DI
	MOVQ x+8(FP), SI
	MOVQ w+16(FP), DX
	MOVQ inputs+24(FP), CX
	SHRQ $2, CX
	CLEAR(Y0, Y1)
	CLEAR(Y2, Y3)
	CLEAR(Y4, Y5)
	CLEAR(Y6, Y7)

loop1:
	SINGLE((SI), (DX), 32(DX), Y12, Y0, Y1)
	SINGLE(4(SI), 64(DX), 96(DX), Y13, Y2, Y3)
	SINGLE(8(SI), 128(DX), 160(DX), Y14, Y4, Y5)
	SINGLE(12(SI), 192(DX), 224(DX), Y15, Y6, Y7)
	ADDQ $16, SI
	ADDQ $256, DX
	DECQ CX
	JNZ  loop1

	VADDPS Y2, Y0, Y0
	VADDPS Y3, Y1, Y1
	VADDPS Y6, Y4, Y4
	VADDPS Y7, Y5, Y5
	VADDPS Y4, Y0, Y0
	VADDPS Y5, Y1, Y1
	OUT((DI), 32(DI), Y0, Y1)
	VZEROUPPER
	RET

// Eight equal lanes at an offset of the constants.
#define LANES(at, v) \
	DATA constants<>+(at+0)(SB)/4, $v  \
	DATA constants<>+(at+4)(SB)/4, $v  \
	DATA constants<>+(at+8)(SB)/4, $v  \
	DATA constants<>+(at+12)(SB)/4, $v \
	DATA constants<>+(at+16)(SB)/4, $v \
	DATA constants<>+(at+20)(SB)/4, $v \
	DATA constants<>+(at+24)(SB)/4, $v \
	DATA constants<>+(at+28)(SB)/4, $v

LANES(0, 7.9)
LANES(32, -7.9)
LANES(64, 0.5)
LANES(96, -2.76076847742355e-16)
LANES(128, 2.00018790482477e-13)
LANES(160, -8.60467152213735e-11)
LANES(192, 5.12229709037114e-08)
LANES(224, 1.48572235717979e-05)
LANES(256, 6.37261928875436e-04)
LANES(288, 4.89352455891786e-03)
LANES(320, 1.19825839466702e-06)
LANES(352, 1.18534705686654e-04)
LANES(384, 2.26843463243900e-03)
LANES(416, 4.89352518554385e-03)
LANES(448, 0.1)
GLOBL constants<>(SB), RODATA|NOPTR, $480

// The tanh of x, in place; the polynomials are those of tanh in scalar.go. Uses y, p and q.
#define TANH(x, y, p, q) \
	VMINPS      constants<>+0(SB), x, x    \
	VMAXPS      constants<>+32(SB), x, x   \
	VMULPS      x, x, y                    \
	VMOVUPS     constants<>+96(SB), p      \
	VMOVUPS     constants<>+320(SB), q     \
	VFMADD213PS constants<>+128(SB), y, p  \
	VFMADD213PS constants<>+352(SB), y, q  \
	VFMADD213PS constants<>+160(SB), y, p  \
	VFMADD213PS constants<>+384(SB), y, q  \
	VFMADD213PS constants<>+192(SB), y, p  \
	VFMADD213PS constants<>+416(SB), y, q  \
	VFMADD213PS constants<>+224(SB), y, p  \
	VFMADD213PS constants<>+256(SB), y, p  \
	VFMADD213PS constants<>+288(SB), y, p  \
	VMULPS      p, x, x                    \
	VDIVPS      q, x, x

// The logistic function of x, in place: 0.5 tanh(0.5 x) + 0.5, with 0.5 in Y15.
#define SIGMOID(x, y, p, q) \
	VMULPS      Y15, x, x  \
	TANH(x, y, p, q)       \
	VFMADD213PS Y15, Y15, x

// func lstmCell(gates, c, h *float32, units int)
TEXT ·lstmCell(SB), NOSPLIT, $0-32
	MOVQ    gates+0(FP), SI
	MOVQ    c+8(FP), DI
	MOVQ    h+16(FP), DX
	MOVQ    units+24(FP), CX
	LEAQ    (SI)(CX*8), R8
	MOVQ    CX, R9
	SHLQ    $2, R9
	SHRQ    $3, CX
	VMOVUPS constants<>+64(SB), Y15

cell:
	VMOVUPS     (SI), Y0          // candidate
	VMOVUPS     (SI)(R9*1), Y1    // input
	VMOVUPS     (R8), Y2          // forget
	VMOVUPS     (R8)(R9*1), Y3    // output
	TANH(Y0, Y4, Y5, Y6)
	SIGMOID(Y1, Y7, Y8, Y9)
	SIGMOID(Y2, Y10, Y11, Y12)
	SIGMOID(Y3, Y4, Y5, Y6)
	VMULPS      (DI), Y2, Y2
	VFMADD231PS Y0, Y1, Y2
	VMOVUPS     Y2, (DI)
	TANH(Y2, Y7, Y8, Y9)
	VMULPS      Y3, Y2, Y2
	VMOVUPS     Y2, (DX)
	ADDQ        $32, SI
	ADDQ        $32, R8
	ADDQ        $32, DI
	ADDQ        $32, DX
	DECQ        CX
	JNZ         cell
	VZEROUPPER
	RET

// func leakyRectifier(x *float32, n int)
TEXT ·leakyRectifier(SB), NOSPLIT, $0-16
	MOVQ    x+0(FP), DI
	MOVQ    n+8(FP), CX
	SHRQ    $4, CX
	VMOVUPS constants<>+448(SB), Y15

rectify:
	VMOVUPS (DI), Y0
	VMOVUPS 32(DI), Y1
	VMULPS  Y15, Y0, Y2
	VMULPS  Y15, Y1, Y3
	VMAXPS  Y2, Y0, Y0
	VMAXPS  Y3, Y1, Y1
	VMOVUPS Y0, (DI)
	VMOVUPS Y1, 32(DI)
	ADDQ    $64, DI
	DECQ    CX
	JNZ     rectify
	VZEROUPPER
	RET
